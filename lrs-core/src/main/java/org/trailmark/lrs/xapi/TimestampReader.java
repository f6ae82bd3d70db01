package org.trailmark.lrs.xapi;

import java.time.LocalDateTime;
import java.time.YearMonth;
import org.trailmark.lrs.xapi.Timestamp.BadTimestampException;
import org.trailmark.lrs.xapi.Timestamp.Form;

/** Reads one {@link Timestamp}, from left to right. */
final class TimestampReader {
  private final String text;
  private final boolean lenient;
  private int at;
  private boolean rewrite;
  private boolean zoned = true;
  private int offsetMinutes;

  TimestampReader(String text, Form form) {
    this.text = text;
    this.lenient = form == Form.ISO_8601;
  }

  Timestamp read() throws BadTimestampException {
    int year = number(4, "a year of four digits");
    boolean extended = !lenient || peek() == '-';
    rewrite = !extended;
    separator(extended, '-');
    int month = number(2, "a month of two digits");
    separator(extended, '-');
    int day = number(2, "a day of two digits");
    if (month < 1 || month > 12 || day < 1 || day > YearMonth.of(year, month).lengthOfMonth()) {
      throw bad("names a day that no calendar has");
    }
    if (at == text.length()) {
      throw bad("has a date but no time");
    }
    letter('T');
    int hour = number(2, "an hour of two digits");
    separator(extended, ':');
    int minute = number(2, "a minute of two digits");
    int second = 0;
    int nanos = 0;
    String seconds = "00";
    if (!lenient || peek() == ':' || (!extended && isDigit(peek()))) {
      separator(extended, ':');
      int start = at;
      second = number(2, "a second of two digits");
      nanos = fraction();
      seconds = text.substring(start, at).replace(',', '.');
    } else {
      rewrite = true;
    }
    if (hour > 23 || minute > 59 || second > 60 || (second == 60 && minute != 59)) {
      throw bad("names a time of day that no clock shows");
    }
    zone();
    if (at < text.length()) {
      throw bad("has \"" + text.substring(at) + "\" after its end");
    }
    LocalDateTime utcMinute =
        LocalDateTime.of(year, month, day, hour, minute).minusMinutes(offsetMinutes);
    boolean writable = utcMinute.getYear() >= 0 && utcMinute.getYear() <= 9999;
    boolean changed = zoned && writable && (rewrite || offsetMinutes != 0);
    return new Timestamp(
        Timestamp.instant(utcMinute, second, nanos),
        changed ? Timestamp.utcText(utcMinute, seconds) : text);
  }

  /** The fraction of a second in nanoseconds; what is finer is left out. */
  private int fraction() throws BadTimestampException {
    if (peek() != '.' && !(lenient && peek() == ',')) {
      return 0;
    }
    rewrite |= peek() == ',';
    int start = ++at;
    int nanos = 0;
    int unit = 100_000_000;
    while (isDigit(peek())) {
      nanos += (text.charAt(at++) - '0') * unit;
      unit /= 10;
    }
    if (at == start) {
      throw bad("has no digit after the decimal sign");
    }
    return nanos;
  }

  private void zone() throws BadTimestampException {
    char sign = peek();
    if (sign == 'Z' || sign == 'z') {
      letter('Z');
      return;
    }
    if (sign != '+' && sign != '-') {
      if (lenient && at == text.length()) {
        zoned = false;
        return;
      }
      throw bad("has no zone: \"Z\" or an offset such as \"+01:00\" belongs at its end");
    }
    at++;
    int hours = number(2, "an offset in hours of two digits");
    int minutes = 0;
    if (!lenient || peek() == ':') {
      separator(true, ':');
      minutes = number(2, "an offset in minutes of two digits");
    } else {
      rewrite = true;
      minutes = isDigit(peek()) ? number(2, "an offset in minutes of two digits") : 0;
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
    if (Character.toUpperCase(peek()) != upper) {
      throw bad("has no \"" + upper + "\" between date and time");
    }
    rewrite |= text.charAt(at) != upper;
    at++;
  }

  private void separator(boolean wanted, char separator) throws BadTimestampException {
    if (!wanted) {
      return;
    }
    if (peek() != separator) {
      throw bad("has no \"" + separator + "\" at position " + (at + 1));
    }
    at++;
  }

  private int number(int digits, String what) throws BadTimestampException {
    int value = 0;
    for (int i = 0; i < digits; i++) {
      if (!isDigit(peek())) {
        throw bad("lacks " + what);
      }
      value = value * 10 + (text.charAt(at++) - '0');
    }
    return value;
  }

  /** The next character, or NUL at the end. */
  private char peek() {
    return at < text.length() ? text.charAt(at) : 0;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static BadTimestampException bad(String message) {
    return new BadTimestampException(message);
  }
}
