package org.trailmark.lrs.xapi;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.Locale;
import org.trailmark.lrs.xapi.Timestamp.BadTimestampException;
import org.trailmark.lrs.xapi.Timestamp.Form;

/** Reads one {@link Timestamp}, from left to right. */
final class TimestampReader {
  /** Of a fraction of an hour or a minute no more is looked at: that is finer than a nanosecond. */
  private static final int FINEST = 15;

  private final TimestampText text;
  private final boolean lenient;
  private boolean rewrite;
  private boolean zoned = true;
  private int offsetMinutes;
  private int hour;
  private int minute;
  private int second;
  private int nanos;
  private String seconds = "00";

  TimestampReader(String text, Form form) {
    this.text = new TimestampText(text);
    this.lenient = form == Form.ISO_8601;
  }

  Timestamp read() throws BadTimestampException {
    TimestampDate date = TimestampDate.read(text, lenient);
    rewrite = !date.plain();
    if (text.atEnd()) {
      throw bad("has a date but no time");
    }
    letter('T');
    time(date.extended());
    boolean midnight = lenient && hour == 24 && minute == 0 && second == 0 && nanos == 0;
    if ((hour > 23 && !midnight) || minute > 59 || second > 60 || (second == 60 && minute != 59)) {
      throw bad("names a time of day that no clock shows");
    }
    rewrite |= midnight;
    zone();
    if (!text.atEnd()) {
      throw bad("has \"" + text.rest() + "\" after its end");
    }
    LocalDateTime utcMinute =
        date.day().atStartOfDay().plusHours(hour).plusMinutes(minute).minusMinutes(offsetMinutes);
    boolean writable = utcMinute.getYear() >= 0 && utcMinute.getYear() <= 9999;
    boolean changed = zoned && writable && (rewrite || offsetMinutes != 0);
    return new Timestamp(
        Timestamp.instant(utcMinute, second, nanos),
        changed ? Timestamp.utcText(utcMinute, seconds) : text.all());
  }

  /** In ISO 8601 a time may end with its hour or its minute, and either may have a fraction. */
  private void time(boolean extended) throws BadTimestampException {
    hour = text.number(2, "an hour of two digits");
    if (lenient && !isNext(extended)) {
      split(60 * 60);
      return;
    }
    text.separator(extended, ':');
    minute = text.number(2, "a minute of two digits");
    if (lenient && !isNext(extended)) {
      split(60);
      return;
    }
    text.separator(extended, ':');
    int start = text.position();
    second = text.number(2, "a second of two digits");
    nanos = nanos(fraction());
    seconds = text.since(start).replace(',', '.');
  }

  /** Whether a finer part of the time follows. */
  private boolean isNext(boolean extended) {
    return extended ? text.peek() == ':' : text.isDigit();
  }

  /** Makes minutes and seconds of the fraction of an hour or a minute, if there is one. */
  private void split(int unit) throws BadTimestampException {
    rewrite = true;
    String digits = fraction();
    if (digits.isEmpty()) {
      return;
    }
    BigDecimal part =
        new BigDecimal("0." + digits.substring(0, Math.min(FINEST, digits.length())))
            .multiply(BigDecimal.valueOf(unit));
    int whole = part.intValue();
    minute += whole / 60;
    second = whole % 60;
    String fraction = part.remainder(BigDecimal.ONE).stripTrailingZeros().toPlainString();
    String finer = fraction.substring(Math.min(2, fraction.length()));
    nanos = nanos(finer);
    seconds = String.format(Locale.ROOT, "%02d", second) + (finer.isEmpty() ? "" : "." + finer);
  }

  /** The digits after a decimal sign; empty where there is no such sign. */
  private String fraction() throws BadTimestampException {
    if (text.peek() != '.' && !(lenient && text.peek() == ',')) {
      return "";
    }
    rewrite |= text.peek() == ',';
    text.skip(1);
    int start = text.position();
    text.skip(text.digits());
    if (text.position() == start) {
      throw bad("has no digit after the decimal sign");
    }
    return text.since(start);
  }

  /** The fraction of a second in nanoseconds; what is finer is left out. */
  private static int nanos(String digits) {
    int nanos = 0;
    for (int i = 0; i < 9; i++) {
      nanos = nanos * 10 + (i < digits.length() ? digits.charAt(i) - '0' : 0);
    }
    return nanos;
  }

  private void zone() throws BadTimestampException {
    char sign = text.peek();
    if (sign == 'Z' || sign == 'z') {
      letter('Z');
      return;
    }
    if (sign != '+' && sign != '-') {
      if (lenient && text.atEnd()) {
        zoned = false;
        return;
      }
      throw bad("has no zone: \"Z\" or an offset such as \"+01:00\" belongs at its end");
    }
    text.skip(1);
    int hours = text.number(2, "an offset in hours of two digits");
    int minutes = 0;
    if (!lenient || text.peek() == ':') {
      text.separator(true, ':');
      minutes = text.number(2, "an offset in minutes of two digits");
    } else {
      rewrite = true;
      minutes = text.isDigit() ? text.number(2, "an offset in minutes of two digits") : 0;
    }
    if (hours > 23 || minutes > 59) {
      throw bad("has an offset that is out of range");
    }
    offsetMinutes = hours * 60 + minutes;
    if (sign == '-') {
      if (offsetMinutes == 0) {
        throw bad("has a negative offset of zero; write \"Z\"");
      }
      offsetMinutes = -offsetMinutes;
    }
  }

  private void letter(char upper) throws BadTimestampException {
    char found = text.peek();
    if (Character.toUpperCase(found) != upper) {
      throw bad("has no \"" + upper + "\" between date and time");
    }
    rewrite |= found != upper;
    text.skip(1);
  }

  private static BadTimestampException bad(String message) {
    return new BadTimestampException(message);
  }
}
