package org.trailmark.server.records.query;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Map;
import java.util.TreeMap;

/** Hours, days, weeks or months of a time zone, by the millisecond at which they begin. */
final class TimeBuckets {
  private final Dimension unit;
  private final ZoneId zone;

  /** Beginnings and ends that were worked out already. */
  private final TreeMap<Long, Long> known = new TreeMap<>();

  private long begin = 1;
  private long end;

  TimeBuckets(Dimension unit, ZoneId zone) {
    this.unit = unit;
    this.zone = zone;
  }

  /** When the one begins that a moment is in. */
  long beginOf(long millis) {
    if (millis < begin || millis >= end) {
      find(millis);
    }
    return begin;
  }

  /** When the one after it begins. */
  long endOf(long millis) {
    beginOf(millis);
    return end;
  }

  private void find(long millis) {
    Map.Entry<Long, Long> before = known.floorEntry(millis);
    if (before == null || before.getValue() <= millis) {
      ZonedDateTime first = first(Instant.ofEpochMilli(millis).atZone(zone));
      known.put(first.toInstant().toEpochMilli(), next(first).toInstant().toEpochMilli());
      before = known.floorEntry(millis);
    }
    begin = before.getKey();
    end = before.getValue();
  }

  private ZonedDateTime first(ZonedDateTime time) {
    if (unit == Dimension.HOUR) {
      return time.truncatedTo(ChronoUnit.HOURS);
    }
    ZonedDateTime day = time.toLocalDate().atStartOfDay(zone);
    return switch (unit) {
      case WEEK ->
          day.toLocalDate()
              .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
              .atStartOfDay(zone);
      case MONTH -> day.toLocalDate().withDayOfMonth(1).atStartOfDay(zone);
      default -> day;
    };
  }

  private ZonedDateTime next(ZonedDateTime first) {
    return switch (unit) {
      case HOUR -> first.plusHours(1);
      case WEEK -> first.toLocalDate().plusWeeks(1).atStartOfDay(zone);
      case MONTH -> first.toLocalDate().plusMonths(1).atStartOfDay(zone);
      default -> first.toLocalDate().plusDays(1).atStartOfDay(zone);
    };
  }
}
