package org.trailmark.lrs.xapi;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A stored statement, typed (xAPI-Data 2.4).
 *
 * @param timestamp when it happened, cut to nanoseconds
 * @param stored when it was stored, to the millisecond
 * @param authority who vouches for it
 * @param version of the standard, as it was accepted
 * @param asMap the whole JSON as unmodifiable Maps and Lists, String, Boolean, null (in
 *     extensions), Long for integers that fit, Double for other numbers that it holds exactly as
 *     written, and BigDecimal for the rest: what an expression language wants
 */
public record Statement(
    UUID id,
    Actor actor,
    Verb verb,
    StatementObject object,
    Optional<Result> result,
    Optional<Context> context,
    Instant timestamp,
    Instant stored,
    Actor authority,
    String version,
    List<Attachment> attachments,
    Map<String, Object> asMap) {

  public Statement {
    requireNonNull(id, "id");
    requireNonNull(actor, "actor");
    requireNonNull(verb, "verb");
    requireNonNull(object, "object");
    requireNonNull(result, "result");
    requireNonNull(context, "context");
    requireNonNull(timestamp, "timestamp");
    requireNonNull(stored, "stored");
    requireNonNull(authority, "authority");
    requireNonNull(version, "version");
    attachments = List.copyOf(attachments);
    requireNonNull(asMap, "asMap");
  }

  /**
   * The moment that a timestamp names, cut to nanoseconds, for whoever reads the JSON of stored
   * statements by herself. A text without a zone is UTC.
   *
   * @return null where the text is no timestamp
   */
  public static @Nullable Instant moment(String timestamp) {
    return Timestamp.instant(timestamp);
  }

  /** What the statement and its SubStatement say about attachments. */
  public List<Attachment> allAttachments() {
    if (!(object instanceof SubStatement sub) || sub.attachments().isEmpty()) {
      return attachments;
    }
    return Stream.concat(attachments.stream(), sub.attachments().stream()).toList();
  }

  /**
   * Reads what the store holds.
   *
   * @param json a whole stored statement in UTF-8
   * @throws IllegalArgumentException if the bytes are no statement that was stored
   */
  public static Statement read(byte[] json) {
    Map<String, Object> members = JsonValues.object(json);
    try {
      return StatementModel.statement(new JsonObject(members));
    } catch (ClassCastException | NullPointerException | NoSuchElementException e) {
      throw new IllegalArgumentException("no stored statement: " + e.getMessage(), e);
    }
  }
}
