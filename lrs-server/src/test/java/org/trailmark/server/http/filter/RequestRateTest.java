package org.trailmark.server.http.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RequestRateTest {
  private static final long SECOND = 1_000_000_000L;
  private long now;

  @Test
  void take_moreThanTheBurst_saysHowLongToWait() {
    RequestRate rate = new RequestRate(2, 3, () -> now);

    for (int i = 0; i < 3; i++) {
      assertThat(rate.take("a")).isZero();
    }

    assertThat(rate.take("a")).isEqualTo(0.5);
    assertThat(rate.take("b")).isZero();
    now += SECOND / 2;
    assertThat(rate.take("a")).isZero();
  }

  @Test
  void take_manyNames_remembersTheLastOnes() {
    RequestRate rate = new RequestRate(1, 1, () -> now);

    for (int i = 0; i < 20_000; i++) {
      rate.take("name " + i);
    }

    assertThat(rate.remembered()).isEqualTo(10_000);
    assertThat(rate.take("name 19999")).isPositive();
  }

  @Property(tries = 200)
  void take_howeverTheyCome_noMoreThanRateAndBurstPass(
      @ForAll @Size(min = 1, max = 200) List<@IntRange(min = 0, max = 700) Integer> pausesMillis,
      @ForAll @IntRange(min = 1, max = 20) int burst) {
    RequestRate rate = new RequestRate(5, burst, () -> now);
    long begun = now;
    int passed = 0;
    for (int pause : pausesMillis) {
      now += pause * (SECOND / 1000);
      if (rate.take("a") == 0) {
        passed++;
      }
    }
    assertThat((double) passed).isLessThanOrEqualTo(burst + 5.0 * (now - begun) / SECOND + 1e-6);
  }
}
