package org.trailmark.server.http.filter;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;

/** Moments of this era as headers have them, in UTC. By hand, for every answer has some. */
public final class HeaderTime {
  private static final String[] DAYS = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
  private static final String[] MONTHS = {
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"
  };

  private HeaderTime() {}

  /** As HTTP has it, like {@code Sun, 06 Nov 1994 08:49:37 GMT} (RFC 9110 5.6.7). */
  public static String http(Instant moment) {
    LocalDateTime utc = utc(moment);
    StringBuilder text = new StringBuilder(29);
    text.append(DAYS[utc.getDayOfWeek().getValue() - 1]).append(", ");
    digits(text, 10, utc.getDayOfMonth()).append(' ');
    text.append(MONTHS[utc.getMonthValue() - 1]).append(' ');
    digits(text, 1000, utc.getYear()).append(' ');
    return time(text, utc).append(" GMT").toString();
  }

  /** As xAPI has it, to the millisecond, like {@code 2026-11-22T11:16:00.123Z}. */
  public static String iso(Instant moment) {
    LocalDateTime utc = utc(moment);
    StringBuilder text = new StringBuilder(24);
    digits(text, 1000, utc.getYear()).append('-');
    digits(text, 10, utc.getMonthValue()).append('-');
    digits(text, 10, utc.getDayOfMonth()).append('T');
    time(text, utc).append('.');
    return digits(text, 100, utc.get(ChronoField.MILLI_OF_SECOND)).append('Z').toString();
  }

  private static LocalDateTime utc(Instant moment) {
    return LocalDateTime.ofEpochSecond(moment.getEpochSecond(), moment.getNano(), ZoneOffset.UTC);
  }

  private static StringBuilder time(StringBuilder text, LocalDateTime utc) {
    digits(text, 10, utc.getHour()).append(':');
    digits(text, 10, utc.getMinute()).append(':');
    return digits(text, 10, utc.getSecond());
  }

  /**
   * @param first what the first digit counts, a power of ten
   */
  private static StringBuilder digits(StringBuilder text, int first, int value) {
    for (int unit = first; unit > 0; unit /= 10) {
      text.append((char) ('0' + value / unit % 10));
    }
    return text;
  }
}
