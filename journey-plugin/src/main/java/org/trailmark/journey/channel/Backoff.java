package org.trailmark.journey.channel;

import java.time.Duration;

/**
 * Growing pauses between attempts: each thrice the one before, six hours at most.
 *
 * @param first the pause after the first attempt; positive
 */
public record Backoff(Duration first) {
  static final Duration LONGEST = Duration.ofHours(6);
  private static final int FACTOR = 3;

  public Backoff {
    if (first.isNegative() || first.isZero()) {
      throw new IllegalArgumentException("a pause is positive: " + first);
    }
  }

  /**
   * The pause after an attempt in vain.
   *
   * @param attempt how many were made, 1 or more
   */
  Duration afterAttempt(int attempt) {
    Duration pause = first;
    for (int i = 1; i < attempt && pause.compareTo(LONGEST) < 0; i++) {
      pause = pause.multipliedBy(FACTOR);
    }
    return pause.compareTo(LONGEST) < 0 ? pause : LONGEST;
  }
}
