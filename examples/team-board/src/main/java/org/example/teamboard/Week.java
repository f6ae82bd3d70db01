package org.example.teamboard;

import java.sql.PreparedStatement;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import org.trailmark.lrs.plugin.PluginContext;

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

  /** Deletes what was completed a year ago and earlier: nobody looks so far back. */
  void forgetYearBefore(PluginContext context) {
    context
        .database()
        .write(
            c -> {
              try (PreparedStatement delete =
                  c.prepareStatement("DELETE FROM done WHERE week < ?")) {
                delete.setLong(1, monday - 52 * 7);
                return delete.executeUpdate();
              }
            });
  }
}
