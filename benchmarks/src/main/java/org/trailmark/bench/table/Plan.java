package org.trailmark.bench.table;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * How thoroughly to measure.
 *
 * @param seed of the statements
 * @param rounds pairs for each row
 * @param warmUps measurements before the first row, uncounted: so many at least
 * @param warmUp before each measurement, uncounted
 * @param time of each measurement
 */
public record Plan(long seed, int rounds, int warmUps, Duration warmUp, Duration time) {
  static final int BATCH = 50;
  static final int BATCH_CONNECTIONS = 8;
  static final int QUERY_CONNECTIONS = 32;
  static final int READERS_WHILE_WRITING = 8;
  static final int WRITERS_WHILE_READING = 32;

  public Plan {
    requireNonNull(warmUp, "warmUp");
    if (rounds < 1 || warmUps < 1 || time.isNegative() || time.isZero()) {
      throw new IllegalArgumentException("a plan needs rounds, warm-ups and time");
    }
  }
}
