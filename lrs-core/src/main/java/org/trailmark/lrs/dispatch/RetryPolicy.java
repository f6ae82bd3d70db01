package org.trailmark.lrs.dispatch;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How often and after which pauses something that failed is tried again. Pauses double from the
 * first to the longest, and each is shortened by up to half at random, so that many who failed
 * together do not come back together.
 *
 * @param attempts how often in all before a statement is given up, 1 or more
 * @param firstPause after the first failure; more than nothing
 * @param maxPause the longest; not shorter than the first
 */
public record RetryPolicy(int attempts, Duration firstPause, Duration maxPause) {

  public RetryPolicy {
    if (attempts < 1) {
      throw new IllegalArgumentException("attempts " + attempts);
    }
    if (firstPause.isNegative() || firstPause.isZero() || maxPause.compareTo(firstPause) < 0) {
      throw new IllegalArgumentException("pauses " + firstPause + " to " + maxPause);
    }
  }

  /** Five attempts, 100 ms to 30 s. */
  public static RetryPolicy standard() {
    return new RetryPolicy(5, Duration.ofMillis(100), Duration.ofSeconds(30));
  }

  /**
   * How long to wait after this many failures.
   *
   * @param failures 1 or more
   */
  Duration pause(int failures, RandomGenerator random) {
    Duration longest = firstPause;
    for (int i = 1; i < failures && longest.compareTo(maxPause) < 0; i++) {
      longest = longest.multipliedBy(2);
    }
    long nanos = Math.min(longest.toNanos(), maxPause.toNanos());
    return Duration.ofNanos(nanos - (long) (nanos / 2.0 * random.nextDouble()));
  }
}
