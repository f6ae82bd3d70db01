package org.trailmark.lrs.xapi;

import org.trailmark.lrs.xapi.Timestamp.BadTimestampException;

/** The characters of a timestamp, read from left to right. */
final class TimestampText {
  private final String text;
  private int at;

  TimestampText(String text) {
    this.text = text;
  }

  /** The next character, or NUL at the end. */
  char peek() {
    return at < text.length() ? text.charAt(at) : 0;
  }

  boolean isDigit() {
    return digits() > 0;
  }

  /** How many digits come next. */
  int digits() {
    int i = at;
    while (i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
      i++;
    }
    return i - at;
  }

  boolean atEnd() {
    return at == text.length();
  }

  int position() {
    return at;
  }

  void skip(int characters) {
    at += characters;
  }

  /** What was read since a position. */
  String since(int position) {
    return text.substring(position, at);
  }

  String all() {
    return text;
  }

  String rest() {
    return text.substring(at);
  }

  /** Passes over a separator, or over nothing where the form has none. */
  void separator(boolean wanted, char separator) throws BadTimestampException {
    if (!wanted) {
      return;
    }
    if (peek() != separator) {
      throw new BadTimestampException("has no \"" + separator + "\" at position " + (at + 1));
    }
    at++;
  }

  int number(int digits, String what) throws BadTimestampException {
    if (digits() < digits) {
      throw new BadTimestampException("lacks " + what);
    }
    int value = 0;
    for (int i = 0; i < digits; i++) {
      value = value * 10 + (text.charAt(at++) - '0');
    }
    return value;
  }
}
