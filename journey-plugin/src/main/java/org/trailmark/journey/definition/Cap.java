package org.trailmark.journey.definition;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How much may be said to one learner in a rolling window of time, whatever journey says it.
 * Exactly one of {@code max} and {@code effort} is given.
 *
 * @param max how many touchpoints, 1 or more
 * @param effort how much of her time they may ask for together; positive
 * @param per the length of the window: a send lies in it until {@code per} after it
 */
public record Cap(@Nullable Integer max, @Nullable Duration effort, Span per) {

  public Cap {
    requireNonNull(per, "per");
    if ((max == null) == (effort == null)) {
      throw new IllegalArgumentException("a cap is either of a number or of effort");
    }
  }

  /** As the ledger shows it: {@code 3 per P7D}. */
  @Override
  public String toString() {
    return (max != null ? max : effort) + " per " + per;
  }
}
