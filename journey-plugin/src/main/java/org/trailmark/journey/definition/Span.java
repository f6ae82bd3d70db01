package org.trailmark.journey.definition;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;

/**
 * A length of time on the calendar and the clock: {@code P14D} is fourteen calendar days in some
 * zone, {@code PT336H} is 336 hours anywhere.
 *
 * @param days the calendar's part: years, months, days; not negative
 * @param hours the clock's part; not negative
 */
public record Span(Period days, Duration hours) {

  public Span {
    requireNonNull(days, "days");
    requireNonNull(hours, "hours");
    if (days.isNegative() || hours.isNegative()) {
      throw new IllegalArgumentException("a span is not negative: " + days + " " + hours);
    }
  }

  /**
   * Reads an ISO 8601 duration such as {@code P3D}, {@code PT10M} or {@code P1DT12H}.
   *
   * @throws java.time.format.DateTimeParseException if it is none
   */
  public static Span parse(String text) {
    int t = text.indexOf('T');
    if (t < 0) {
      return new Span(Period.parse(text), Duration.ZERO);
    }
    String date = text.substring(0, t);
    return new Span(
        date.equals("P") ? Period.ZERO : Period.parse(date),
        Duration.parse("P" + text.substring(t)));
  }

  /** The moment this much after {@code start}, days being calendar days in {@code zone}. */
  public Instant after(Instant start, ZoneId zone) {
    return start.atZone(zone).plus(days).toInstant().plus(hours);
  }

  /** The moment this much before {@code end}, days being calendar days in {@code zone}. */
  public Instant before(Instant end, ZoneId zone) {
    return end.minus(hours).atZone(zone).minus(days).toInstant();
  }

  @Override
  public String toString() {
    if (hours.isZero()) {
      return days.toString();
    }
    return days.isZero() ? hours.toString() : days + hours.toString().substring(1);
  }
}
