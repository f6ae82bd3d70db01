package org.trailmark.bench.load;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * What came back.
 *
 * @param answers good ones (2xx) while it was measured
 * @param errors all others, from the first request to the last
 * @param reopened how often the server had closed a connection
 * @param time how long was measured
 * @param latency of the good ones, in nanoseconds
 * @param firstError status and body; null when there was none
 */
public record LoadResult(
    long answers,
    long errors,
    long reopened,
    Duration time,
    Histogram latency,
    @Nullable FirstError firstError) {

  public LoadResult {
    requireNonNull(time, "time");
    requireNonNull(latency, "latency");
  }

  /** The first answer that was not 2xx; of the body at most 4 KB. */
  public record FirstError(int status, String body) {}

  /**
   * This result, when every answer was a good one and there was at least one.
   *
   * @throws LoadFailure saying what was wrong
   */
  public LoadResult requireGood(String work) {
    if (requireNoError(work).answers == 0) {
      throw new LoadFailure(work + ": no answer came while it was measured");
    }
    return this;
  }

  /** This result, when every answer was a good one. */
  public LoadResult requireNoError(String work) {
    if (firstError != null) {
      throw new LoadFailure(
          "%s: %,d errors; the first was %d: %s"
              .formatted(work, errors, firstError.status(), firstError.body()));
    }
    return this;
  }

  /** Answers a second. */
  public double rate() {
    return answers / (time.toNanos() / 1e9);
  }

  /** In milliseconds. */
  public double p50() {
    return latency.getValueAtPercentile(50) / 1e6;
  }

  /** In milliseconds. */
  public double p99() {
    return latency.getValueAtPercentile(99) / 1e6;
  }

  /** In milliseconds. */
  public double max() {
    return latency.getMaxValue() / 1e6;
  }
}
