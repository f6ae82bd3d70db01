package org.example.teamboard;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;

/**
 * A week, UTC.
 *
 * @param monday the day on which it begins, counted from 1970-01-01
 */
record Week(long monday) {

  static Week of(Instant time) {
    return new Week(
        LocalDate.ofInstant(time, ZoneOffset.UTC)
            .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
            .toEpochDay());
  }
}
