package org.trailmark.lrs.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class RetryPolicyTest {
  private static final RetryPolicy POLICY =
      new RetryPolicy(5, Duration.ofMillis(100), Duration.ofSeconds(30));

  @Property(tries = 200)
  void pause_anyNumberOfFailures_doublesUpToTheLongest(
      @ForAll @IntRange(min = 1) int failures, @ForAll long seed) {
    long longest = failures > 9 ? 30_000 : Math.min(30_000, 100L << (failures - 1));

    Duration pause = POLICY.pause(failures, new Random(seed));

    assertThat(pause).isBetween(Duration.ofMillis(longest / 2), Duration.ofMillis(longest));
  }
}
