package org.trailmark.journey.definition;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * A way to end.
 *
 * @param id unique in the journey
 * @param counts how it counts
 * @param on what leads here from every step, at once; null: only rules and timers lead here
 */
public record Exit(String id, Counts counts, @Nullable Condition on) {

  public Exit {
    requireNonNull(id, "id");
    requireNonNull(counts, "counts");
  }

  /** How an exit counts. */
  public enum Counts {
    /** She has what the journey is for. */
    GOAL,
    /** She was lost on the way. */
    DROP,
    /** She decided: "no" is a finished journey. */
    DECIDED,
    /** Neither good nor bad. */
    NEUTRAL
  }
}
