package org.trailmark.journey.runtime;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.db.Json;
import org.trailmark.journey.engine.Cause;

/**
 * The cause of a transition, as it lies in the database.
 *
 * @param rule JSON pointer of the rule or timer in the definition
 * @param statements what made the condition true, in event order, the deciding one last; empty for
 *     a timer
 * @param rosters rosters that took part
 * @param since when the timer began to run; null for a condition
 */
public record Why(
    Kind kind, String rule, List<UUID> statements, List<String> rosters, @Nullable Instant since) {

  public Why {
    requireNonNull(kind, "kind");
    requireNonNull(rule, "rule");
    statements = List.copyOf(statements);
    rosters = List.copyOf(rosters);
  }

  /** What kind of cause. */
  public enum Kind {
    /** A condition became true. */
    HELD,
    /** Time passed since the entry into the step. */
    AFTER,
    /** Time passed since the last relevant statement. */
    IDLE,
    /** A new version was published, in which her step has another name. */
    MAPPED
  }

  static Why of(Cause cause) {
    if (cause instanceof Cause.Elapsed elapsed) {
      return new Why(
          elapsed.idle() ? Kind.IDLE : Kind.AFTER,
          elapsed.rule(),
          List.of(),
          List.of(),
          elapsed.since());
    }
    if (cause instanceof Cause.Mapped mapped) {
      return new Why(Kind.MAPPED, mapped.rule(), List.of(), List.of(), null);
    }
    Cause.Held held = (Cause.Held) cause;
    return new Why(Kind.HELD, held.rule(), held.statements(), held.rosters(), null);
  }

  String json() {
    return Json.write(this);
  }

  static Why read(String json) {
    return Json.read(json, Why.class);
  }
}
