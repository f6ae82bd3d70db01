package org.trailmark.lrs.sql.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CommitClockTest {
  private final AtomicLong time = new AtomicLong(1_000);
  private final CommitClock clock =
      new CommitClock(() -> Instant.ofEpochMilli(time.get()).plusNanos(999_999), 900);

  @Test
  void consistentThrough_committing_isTheStampInFlight() {
    long stamp = clock.begin();
    time.set(2_000);

    assertThat(clock.consistentThrough()).isEqualTo(Instant.ofEpochMilli(stamp));

    clock.end();
    assertThat(clock.consistentThrough()).isEqualTo(Instant.ofEpochMilli(2_000));
  }

  @Test
  void begin_clockBehindAPromise_stampsThePromise() {
    time.set(5_000);
    assertThat(clock.consistentThrough()).isEqualTo(Instant.ofEpochMilli(5_000));
    time.set(4_000);

    assertThat(clock.begin()).isEqualTo(5_000);
  }

  @Test
  void begin_clockSetBackByLong_creepsOn() {
    time.set(1_000_000);
    assertThat(clock.begin()).isEqualTo(1_000_000);
    clock.end();
    time.set(5);

    assertThat(clock.begin()).isEqualTo(1_000_001);
    clock.end();
    assertThat(clock.consistentThrough()).isEqualTo(Instant.ofEpochMilli(1_000_001));
    assertThat(clock.begin()).isEqualTo(1_000_002);
  }

  @Test
  void begin_clockBehindTheLog_stampsTheLastOfTheLog() {
    time.set(10);

    assertThat(clock.begin()).isEqualTo(900);
  }
}
