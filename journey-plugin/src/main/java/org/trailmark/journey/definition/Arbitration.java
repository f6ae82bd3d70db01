package org.trailmark.journey.definition;

import static java.util.Objects.requireNonNull;

/**
 * Of several touchpoints of a learner that pass together, one is said, and the others wait.
 *
 * @param pause how long nothing of this journey is said after anything was said to her; more than
 *     nothing
 */
public record Arbitration(Span pause) {
  public Arbitration {
    requireNonNull(pause, "pause");
  }
}
