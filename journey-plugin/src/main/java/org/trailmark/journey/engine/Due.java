package org.trailmark.journey.engine;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.definition.Step;

/**
 * A timer that runs.
 *
 * @param at when it fires
 * @param since when it began to run
 */
record Due(Step.Timer timer, boolean idle, Instant since, Instant at) {

  /** What fires first on a step if nothing else comes; null: nothing. */
  static @Nullable Due earliest(Step step, Instant entered, Instant lastStatement, ZoneId zone) {
    Due first = earliest(null, step.after(), false, entered, zone);
    Instant quietSince = lastStatement.isAfter(entered) ? lastStatement : entered;
    return earliest(first, step.idle(), true, quietSince, zone);
  }

  private static @Nullable Due earliest(
      @Nullable Due first, List<Step.Timer> timers, boolean idle, Instant since, ZoneId zone) {
    Due best = first;
    for (Step.Timer timer : timers) {
      Instant at = timer.span().after(since, zone);
      if (best == null || at.isBefore(best.at)) {
        best = new Due(timer, idle, since, at);
      }
    }
    return best;
  }

  Cause cause() {
    return new Cause.Elapsed(timer.path(), idle, since);
  }
}
