package org.trailmark.journey.ledger;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * The step on which a learner stands.
 *
 * @param since event time of her entry into it
 */
public record Standing(String step, Instant since) {
  public Standing {
    requireNonNull(step, "step");
    requireNonNull(since, "since");
  }
}
