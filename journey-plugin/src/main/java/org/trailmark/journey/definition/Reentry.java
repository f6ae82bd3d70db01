package org.trailmark.journey.definition;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * Whether a learner may go the same way again, and what makes two runs different.
 *
 * @param afterExit whether a run may begin after another has ended
 * @param cooldown how long after an exit nothing leads in again; what comes meanwhile is passed
 *     over; null: the next moment may
 * @param instance what a run is of
 */
public record Reentry(boolean afterExit, @Nullable Span cooldown, Instance instance) {

  /** Once, and never again. */
  public static final Reentry NEVER = new Reentry(false, null, Instance.LEARNER);

  public Reentry {
    requireNonNull(instance, "instance");
  }

  /** What a run is of. */
  public enum Instance {
    /** Of the learner: one run at a time, numbered 1, 2, 3. */
    LEARNER,
    /**
     * Of each {@code context.registration}: runs go side by side, each by the statements of its
     * registration. Statements without one belong to every run that is open; rosters lead nobody
     * in.
     */
    REGISTRATION
  }
}
