package org.trailmark.lrs.xapi;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A point in time as statements and parameters write it (xAPI-Data 4.5).
 *
 * <p>xAPI 2.0 takes RFC 3339. xAPI 1.0.3 takes what ISO 8601 calls a date and time of day, extended
 * and basic: the date by month, week or day of the year; seconds, minutes, and even the zone, may
 * be missing. A date without a time is no timestamp. The offset {@code -00:00} ("unknown") is
 * refused in all its spellings.
 *
 * @param instant the moment, cut to nanoseconds; a text without a zone is taken as UTC
 * @param utc the same moment in RFC 3339 with {@code Z} and with the fraction of a second as it was
 *     sent; the text itself where it is UTC in RFC 3339 already, or has no zone
 */
record Timestamp(Instant instant, String utc) {

  /** How much of ISO 8601 is taken. */
  enum Form {
    /** What xAPI 1.0.3 takes. */
    ISO_8601,
    /** What xAPI 2.0 takes. */
    RFC_3339;

    static Form of(XapiVersion version) {
      return version == XapiVersion.V2_0_0 ? RFC_3339 : ISO_8601;
    }
  }

  /** The text is no timestamp; the message says why, to be read after the text. */
  static final class BadTimestampException extends Exception {
    private static final long serialVersionUID = 1L;

    BadTimestampException(String message) {
      super(message, null, false, false);
    }
  }

  static Timestamp parse(String text, Form form) throws BadTimestampException {
    return new TimestampReader(text, form).read();
  }

  /** The moment of a text that was accepted before; null where it is none. */
  static @Nullable Instant instant(String text) {
    try {
      return parse(text, Form.ISO_8601).instant();
    } catch (BadTimestampException e) {
      return null;
    }
  }

  /** Writes the minute in UTC, and behind it the seconds as they were sent. */
  static String utcText(LocalDateTime minute, String seconds) {
    return String.format(
        Locale.ROOT,
        "%04d-%02d-%02dT%02d:%02d:%sZ",
        minute.getYear(),
        minute.getMonthValue(),
        minute.getDayOfMonth(),
        minute.getHour(),
        minute.getMinute(),
        seconds);
  }

  static Instant instant(LocalDateTime minute, int seconds, int nanos) {
    return Instant.ofEpochSecond(minute.toEpochSecond(ZoneOffset.UTC) + seconds, nanos);
  }
}
