package org.trailmark.server.demo;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.random.RandomGenerator;

/**
 * When a person does things: working hours, two peaks a day, now and then an evening, weekends
 * mostly free. Draws from the person's own random numbers, nothing else.
 */
final class Diary {
  static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");

  private final LocalDate first;
  private final RandomGenerator random;

  /**
   * @param start of the simulation
   */
  Diary(Instant start, RandomGenerator random) {
    this.first = start.atZone(ZONE).toLocalDate();
    this.random = random;
  }

  /** A moment for a session on this day (from 0), or on the Monday after it. */
  Instant session(int day) {
    LocalDate date = first.plusDays(day);
    boolean worksOnWeekends = chance(0.12); // drawn always: the weekday must not shift the rest
    if (isWeekend(date) && !worksOnWeekends) {
      date = date.plusDays(date.getDayOfWeek() == DayOfWeek.SATURDAY ? 2 : 1);
    }
    double part = random.nextDouble();
    double hour =
        part < 0.48
            ? 10.3 + random.nextGaussian() * 0.9
            : part < 0.88 ? 14.4 + random.nextGaussian() * 1.2 : 20.2 + random.nextGaussian() * 0.6;
    return at(date, Math.min(22.5, Math.max(7.5, hour)));
  }

  /** A session some days after another one; on average {@code mean} days, never before it ended. */
  Instant sessionAfter(Instant end, double mean) {
    Instant drawn = session(dayOf(end) + days(mean));
    Instant earliest = end.plusSeconds(seconds(600, 5400));
    return drawn.isBefore(earliest) ? earliest : drawn;
  }

  /** A fixed time of a day (from 0): when machines work. */
  Instant nightly(int day, int hour) {
    return at(first.plusDays(day), hour);
  }

  /** The day on which a moment lies, from 0. */
  int dayOf(Instant moment) {
    return (int) (moment.atZone(ZONE).toLocalDate().toEpochDay() - first.toEpochDay());
  }

  /** Whole days, on average {@code mean}, sometimes many more. */
  int days(double mean) {
    return (int) Math.round(-mean * Math.log(1 - random.nextDouble() * 0.98));
  }

  boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  /** Seconds between two bounds. */
  int seconds(int least, int most) {
    return least + random.nextInt(most - least + 1);
  }

  /** A test score around {@code mean}, from 0 to 1 in hundredths. */
  double score(double mean) {
    double drawn = mean + random.nextGaussian() * 0.11;
    return Math.round(Math.min(1, Math.max(0.2, drawn)) * 100) / 100.0;
  }

  private static boolean isWeekend(LocalDate date) {
    return date.getDayOfWeek().getValue() > DayOfWeek.FRIDAY.getValue();
  }

  private Instant at(LocalDate date, double hour) {
    long millis = (long) (hour * 3_600_000);
    return date.atTime(LocalTime.ofNanoOfDay(millis * 1_000_000)).atZone(ZONE).toInstant();
  }
}
