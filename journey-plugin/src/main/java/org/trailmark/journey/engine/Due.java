package org.trailmark.journey.engine;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.definition.Step;

/**
 * What time alone will bring next to a run.
 *
 * @param at when
 * @param timer of the step; null: something that is awaited will have come
 * @param idle whether it runs since the last statement
 * @param since when the timer began to run
 */
record Due(Instant at, Step.@Nullable Timer timer, boolean idle, Instant since) {

  static Due awaited(Instant at) {
    return new Due(at, null, false, at);
  }

  /** What fires first on a step if nothing else comes; null: nothing. */
  static @Nullable Due earliest(
      Step step, Instant entered, @Nullable Instant lastStatement, ZoneId zone) {
    Due first = earliest(null, step.after(), false, entered, zone);
    Instant quietSince =
        lastStatement != null && lastStatement.isAfter(entered) ? lastStatement : entered;
    return earliest(first, step.idle(), true, quietSince, zone);
  }

  private static @Nullable Due earliest(
      @Nullable Due first, List<Step.Timer> timers, boolean idle, Instant since, ZoneId zone) {
    Due best = first;
    for (Step.Timer timer : timers) {
      Instant at = timer.span().after(since, zone);
      if (best == null || at.isBefore(best.at)) {
        best = new Due(at, timer, idle, since);
      }
    }
    return best;
  }

  /** The same, but not earlier than a time. */
  Due notBefore(Instant time) {
    return at.isBefore(time) ? new Due(time, timer, idle, since) : this;
  }

  /** The earlier of two; at one time the first. */
  static @Nullable Due earlier(@Nullable Due one, @Nullable Due other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return other.at.isBefore(one.at) ? other : one;
  }
}
