package org.trailmark.testkit.statement;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/** A statement in the making. Each word gives a new draft and leaves this one as it is. */
public final class StatementDraft {
  private final ObjectNode json;

  StatementDraft(ObjectNode json) {
    this.json = json;
  }

  /** Adds to what it says. */
  public StatementDraft with(Detail... details) {
    ObjectNode more = json.deepCopy();
    for (Detail detail : details) {
      detail.addTo(more);
    }
    return new StatementDraft(more);
  }

  /**
   * Says when it happened.
   *
   * @param time ISO 8601 with an offset; seconds may be missing: {@code 2026-03-01T10:00Z}
   * @throws java.time.format.DateTimeParseException where it is no such time
   */
  public StatementDraft at(String time) {
    return at(OffsetDateTime.parse(time).toInstant());
  }

  /** Says when it happened. */
  public StatementDraft at(Instant time) {
    ObjectNode more = json.deepCopy();
    more.put("timestamp", time.toString());
    return new StatementDraft(more);
  }

  /** Gives it an id; without one the store gives it one. */
  public StatementDraft id(UUID id) {
    ObjectNode more = json.deepCopy();
    more.put("id", id.toString());
    return new StatementDraft(more);
  }

  /** When it happened, where that was said. */
  public Optional<Instant> happenedAt() {
    return json.has("timestamp")
        ? Optional.of(Instant.parse(json.path("timestamp").asString()))
        : Optional.empty();
  }

  /** When the last of these happened, of those where that was said. */
  public static Optional<Instant> lastOf(StatementDraft... statements) {
    return Arrays.stream(statements)
        .flatMap(statement -> statement.happenedAt().stream())
        .max(Instant::compareTo);
  }

  /** Its id, where it was given one. */
  public Optional<UUID> id() {
    return json.has("id")
        ? Optional.of(UUID.fromString(json.path("id").asString()))
        : Optional.empty();
  }

  /** The statement as JSON. */
  public String json() {
    return json.toString();
  }

  @Override
  public String toString() {
    return json();
  }
}
