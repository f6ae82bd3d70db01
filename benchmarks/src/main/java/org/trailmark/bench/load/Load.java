package org.trailmark.bench.load;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * How much load, and until when.
 *
 * @param connections each has one request under way
 * @param warmUp nothing is counted before
 * @param measured how long is counted after that; longer when nothing was answered by then
 * @param requests no more are sent in all; the load ends early when all are answered
 */
public record Load(int connections, Duration warmUp, Duration measured, long requests) {
  public Load {
    requireNonNull(warmUp, "warmUp");
    if (connections < 1 || requests < 1 || warmUp.isNegative() || measured.isNegative()) {
      throw new IllegalArgumentException("a load needs connections, requests and time");
    }
  }

  /** As many as go in a time. */
  public static Load of(int connections, Duration warmUp, Duration measured) {
    return new Load(connections, warmUp, measured, Long.MAX_VALUE);
  }

  /** So many, however long it takes. */
  public static Load of(int connections, long requests) {
    return new Load(connections, Duration.ZERO, Duration.ofDays(1), requests);
  }
}
