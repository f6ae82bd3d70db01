package org.trailmark.journey.engine;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.definition.Where;
import org.trailmark.lrs.xapi.Statement;

/**
 * A stored statement for whatever number of journeys to look at: what they look at is made of its
 * JSON when the first one asks, and once. For one thread.
 */
public final class OpenStatement {
  private final Map<String, ?> json;
  private final Instant stored;
  private final long seq;
  private @Nullable StatementFacts facts;
  private @Nullable Map<String, Object> prepared;
  private @Nullable Instant timestamp;

  /**
   * Opens.
   *
   * @param json as maps, lists, texts, numbers and truths
   * @param stored when it was stored
   * @param seq its place in the log
   */
  public OpenStatement(Map<String, ?> json, Instant stored, long seq) {
    this.json = requireNonNull(json, "json");
    this.stored = requireNonNull(stored, "stored");
    this.seq = seq;
  }

  /** The IRI of its verb; empty where it has none. */
  public String verb() {
    return facts().verb();
  }

  /** IRIs of the activities that it names: its object, and those of its context. */
  public Set<String> activities() {
    StatementFacts here = facts();
    Set<String> activities = new HashSet<>(here.context());
    if (here.object() != null) {
      activities.add(here.object());
    }
    return activities;
  }

  Map<String, ?> json() {
    return json;
  }

  Instant stored() {
    return stored;
  }

  long seq() {
    return seq;
  }

  StatementFacts facts() {
    if (facts == null) {
      facts = StatementFacts.of(json);
    }
    return facts;
  }

  /** As expressions take it. */
  Map<String, Object> prepared() {
    if (prepared == null) {
      prepared = Where.prepare(json);
    }
    return prepared;
  }

  /** A text without a zone is UTC, as the store takes it. */
  Instant timestamp() {
    if (timestamp == null) {
      timestamp = read(json.get("timestamp"));
    }
    return timestamp;
  }

  boolean isAboutSubStatement() {
    @Nullable Object object = json.get("object");
    return object instanceof Map<?, ?> map && "SubStatement".equals(map.get("objectType"));
  }

  private Instant read(@Nullable Object text) {
    Instant moment = text instanceof String timestamp ? Statement.moment(timestamp) : null;
    return moment == null ? stored : moment;
  }
}
