package org.trailmark.journey.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class QuietHoursTest {
  private static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");
  private static final QuietHours NIGHTS = nights("19:00", "08:00");

  private static QuietHours nights(String from, String to, DayOfWeek... days) {
    return new QuietHours(
        null,
        List.of(new QuietHours.Range(LocalTime.parse(from), LocalTime.parse(to))),
        Set.of(days));
  }

  private static Optional<Instant> ends(QuietHours quiet, String now) {
    return quiet.endsAfter(Instant.parse(now), AMSTERDAM);
  }

  @Test
  void night_endsInTheMorning_fromEitherSideOfMidnight() {
    assertThat(ends(NIGHTS, "2026-11-02T18:00:00Z"))
        .contains(Instant.parse("2026-11-03T07:00:00Z"));
    assertThat(ends(NIGHTS, "2026-11-03T06:59:59Z"))
        .contains(Instant.parse("2026-11-03T07:00:00Z"));
    assertThat(ends(NIGHTS, "2026-11-03T07:00:00Z")).isEmpty();
    assertThat(ends(NIGHTS, "2026-11-02T17:59:59Z")).isEmpty();
  }

  @Test
  void weekend_joinsTheNightsAroundIt() {
    QuietHours quiet = nights("19:00", "08:00", DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

    assertThat(ends(quiet, "2026-11-06T18:30:00Z")).contains(Instant.parse("2026-11-09T07:00:00Z"));
  }

  @Test
  void rangeToMidnight_endsWithTheDay() {
    assertThat(ends(nights("22:00", "00:00"), "2026-11-02T22:30:00Z"))
        .contains(Instant.parse("2026-11-02T23:00:00Z"));
  }

  @Test
  void endThatTheClockLeapsOver_isTheLeap() {
    // On 29 March 2026 the clock goes from 02:00 to 03:00, at 01:00 UTC.
    assertThat(ends(nights("01:00", "02:30"), "2026-03-29T00:15:00Z"))
        .contains(Instant.parse("2026-03-29T01:00:00Z"));
  }

  @Test
  void endThatComesTwice_endsQuietTwice() {
    // On 25 October 2026 the clock goes from 03:00 to 02:00, at 01:00 UTC.
    QuietHours quiet = nights("01:00", "02:30");
    assertThat(ends(quiet, "2026-10-25T00:15:00Z")).contains(Instant.parse("2026-10-25T00:30:00Z"));
    assertThat(ends(quiet, "2026-10-25T00:45:00Z")).isEmpty();
    assertThat(ends(quiet, "2026-10-25T01:15:00Z")).contains(Instant.parse("2026-10-25T01:30:00Z"));
  }

  @Test
  void nightWithAChangeOfClocks_isAnHourLonger() {
    assertThat(ends(NIGHTS, "2026-10-24T17:00:00Z"))
        .contains(Instant.parse("2026-10-25T07:00:00Z"));
  }

  @Property(tries = 300)
  void end_isTheFirstMomentThatIsNotQuiet(
      @ForAll @LongRange(min = 0, max = 366L * 24 * 60) long minute,
      @ForAll @IntRange(max = 1439) int from,
      @ForAll @IntRange(max = 1439) int to,
      @ForAll DayOfWeek day) {
    if (from == to) {
      return;
    }
    QuietHours quiet =
        new QuietHours(
            null,
            List.of(
                new QuietHours.Range(
                    LocalTime.ofSecondOfDay(from * 60L), LocalTime.ofSecondOfDay(to * 60L))),
            Set.of(day));
    Instant now = Instant.parse("2026-01-01T00:00:00Z").plus(Duration.ofMinutes(minute));
    Instant end = quiet.endsAfter(now, AMSTERDAM).orElse(now);

    assertThat(quiet.endsAfter(end, AMSTERDAM)).isEmpty();
    for (Instant time = now; time.isBefore(end); time = time.plus(Duration.ofMinutes(7))) {
      assertThat(quiet.endsAfter(time, AMSTERDAM)).contains(end);
    }
  }
}
