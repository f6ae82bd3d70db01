package org.trailmark.journey.statistics;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * A stretch of event time.
 *
 * @param from the first moment of it
 * @param to the first moment after it; not before {@code from}
 */
public record Period(Instant from, Instant to) {

  public Period {
    requireNonNull(from, "from");
    requireNonNull(to, "to");
    if (to.isBefore(from)) {
      throw new IllegalArgumentException("a period does not end before it begins");
    }
  }
}
