package org.trailmark.lrs.xapi;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import org.trailmark.lrs.xapi.Timestamp.BadTimestampException;

/**
 * The date of a timestamp: by month and day, and in ISO 8601 also by week and weekday ({@code
 * 2015-W47-3}) or by the day of the year ({@code 2015-322}).
 *
 * @param day of the calendar
 * @param extended whether its parts are separated, as those of the time must then be
 * @param plain whether it is written as RFC 3339 would
 */
record TimestampDate(LocalDate day, boolean extended, boolean plain) {

  static TimestampDate read(TimestampText text, boolean lenient) throws BadTimestampException {
    int year = text.number(4, "a year of four digits");
    boolean extended = !lenient || text.peek() == '-';
    text.separator(extended, '-');
    try {
      if (lenient && text.peek() == 'W') {
        return new TimestampDate(ofWeek(text, year, extended), extended, false);
      }
      if (lenient && text.digits() == 3) {
        int ordinal = text.number(3, "a day of the year");
        return new TimestampDate(LocalDate.ofYearDay(year, ordinal), extended, false);
      }
      int month = text.number(2, "a month of two digits");
      text.separator(extended, '-');
      int day = text.number(2, "a day of two digits");
      return new TimestampDate(LocalDate.of(year, month, day), extended, extended);
    } catch (DateTimeException e) {
      throw new BadTimestampException("names a day that no calendar has");
    }
  }

  private static LocalDate ofWeek(TimestampText text, int year, boolean extended)
      throws BadTimestampException {
    text.skip(1);
    int week = text.number(2, "a week of two digits");
    text.separator(extended, '-');
    int weekday = text.number(1, "a day of the week");
    LocalDate first = LocalDate.of(year, 1, 4); // always in the first week
    IsoFields.WEEK_OF_WEEK_BASED_YEAR
        .rangeRefinedBy(first)
        .checkValidValue(week, IsoFields.WEEK_OF_WEEK_BASED_YEAR);
    return first.with(ChronoField.DAY_OF_WEEK, weekday).plusWeeks(week - 1L);
  }
}
