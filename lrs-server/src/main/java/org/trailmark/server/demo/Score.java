package org.trailmark.server.demo;

import java.time.Duration;
import java.util.Map;

/** The {@code result} of a test. */
final class Score {
  private Score() {}

  /**
   * @param scaled 0 to 1
   * @param seconds how long she took
   */
  static Map<String, Object> result(double scaled, boolean passed, int seconds) {
    return Map.of(
        "score",
        Map.of("scaled", scaled, "raw", Math.round(scaled * 100), "min", 0, "max", 100),
        "success",
        passed,
        "duration",
        Duration.ofSeconds(seconds).toString());
  }
}
