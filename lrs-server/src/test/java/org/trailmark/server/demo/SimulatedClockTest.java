package org.trailmark.server.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class SimulatedClockTest {
  private static final Instant START = Instant.parse("2026-06-01T00:00:00Z");
  private static final Instant TODAY = Instant.parse("2026-09-01T12:00:00Z");

  @Test
  void clock_advanced_standsThere() {
    SimulatedClock clock = new SimulatedClock(START, InstantSource.fixed(TODAY));
    clock.advance(START.plusSeconds(5));

    assertThat(clock.instant()).isEqualTo(START.plusSeconds(5));
  }

  @Test
  void clock_movedBack_refuses() {
    SimulatedClock clock = new SimulatedClock(START, InstantSource.fixed(TODAY));

    assertThatThrownBy(() -> clock.advance(START.minusMillis(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void clock_released_isTheRealOne() {
    SimulatedClock clock = new SimulatedClock(START, InstantSource.fixed(TODAY));
    clock.release();

    assertThat(clock.instant()).isEqualTo(TODAY);
  }

  @Test
  void clock_releasedAheadOfTheRealOne_doesNotGoBack() {
    SimulatedClock clock = new SimulatedClock(TODAY.plusSeconds(60), InstantSource.fixed(TODAY));
    clock.release();

    assertThat(clock.instant()).isEqualTo(TODAY.plusSeconds(60));
  }
}
