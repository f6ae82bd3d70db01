package org.trailmark.lrs.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class ScheduleTest {
  private static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");
  private static final Instant LAST = Instant.parse("2026-03-01T00:00:00Z");

  private static Instant after(Schedule schedule, String time) {
    return schedule.after(Instant.parse(time), LAST);
  }

  @Property(tries = 200)
  void periods_areCountedFromTheLast_andTheNextIsTheFirstAfterNow(
      @ForAll @LongRange(min = 1, max = 100_000) long seconds,
      @ForAll @LongRange(min = -5_000_000, max = 5_000_000) long later) {
    Duration period = Duration.ofSeconds(seconds);
    Instant now = LAST.plusSeconds(later);

    Instant next = Schedule.every(period).after(now, LAST);

    assertThat(next).isAfter(now);
    assertThat(Duration.between(LAST, next).toSeconds() % seconds).isZero();
    assertThat(next.minus(period)).isBeforeOrEqualTo(later < 0 ? LAST : now);
  }

  @Test
  void day_hasItsTimeInItsZone_alsoWhereClocksChange() {
    Schedule early = Schedule.daily(LocalTime.of(2, 30), AMSTERDAM);

    assertThat(after(early, "2026-03-27T12:00:00Z")).isEqualTo("2026-03-28T01:30:00Z");
    assertThat(after(early, "2026-03-28T12:00:00Z"))
        .as("skipped")
        .isEqualTo("2026-03-29T01:30:00Z");
    assertThat(after(early, "2026-03-29T12:00:00Z")).isEqualTo("2026-03-30T00:30:00Z");
    assertThat(after(early, "2026-10-24T12:00:00Z")).as("twice").isEqualTo("2026-10-25T00:30:00Z");
    assertThat(after(early, "2026-10-25T00:30:00Z")).isEqualTo("2026-10-26T01:30:00Z");
  }

  @Test
  void moreOftenThanEverySecond_isRefused() {
    assertThatThrownBy(() -> Schedule.every(Duration.ofMillis(999)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
