package org.trailmark.lrs.xapi;

import org.jspecify.annotations.Nullable;

/**
 * Durations of ISO 8601:2004 4.4.3.2 (xAPI-Data 4.6): {@code P3Y1M29DT4H35M59.14S}, {@code P4W}.
 */
final class Iso8601Duration {
  private static final String DATE = "YMWD";
  private static final String TIME = "HMS";

  private Iso8601Duration() {}

  /** What is wrong with the text, to be read after it; null: it is a duration. */
  static @Nullable String problem(String text) {
    if (text.isEmpty() || text.charAt(0) != 'P') {
      return "does not begin with P";
    }
    boolean inTime = false;
    boolean fraction = false;
    boolean weeks = false;
    int parts = 0;
    int timeParts = 0;
    int unit = -1;
    int i = 1;
    while (i < text.length()) {
      if (text.charAt(i) == 'T') {
        if (inTime) {
          return "holds a second T";
        }
        inTime = true;
        unit = -1;
        i++;
        continue;
      }
      int digits = digits(text, i);
      if (digits == i) {
        return "holds a \"" + text.charAt(i) + "\" where a number belongs";
      }
      if (fraction) {
        return "has a fraction in a part that is not the last";
      }
      i = digits;
      if (i < text.length() && (text.charAt(i) == '.' || text.charAt(i) == ',')) {
        fraction = true;
        digits = digits(text, i + 1);
        if (digits == i + 1) {
          return "has no digit after the decimal sign";
        }
        i = digits;
      }
      if (i == text.length()) {
        return "ends with a number that has no unit";
      }
      int next = (inTime ? TIME : DATE).indexOf(text.charAt(i));
      if (next <= unit) {
        return "holds a \"" + text.charAt(i) + "\" where it does not belong";
      }
      weeks |= !inTime && text.charAt(i) == 'W';
      unit = next;
      parts++;
      timeParts += inTime ? 1 : 0;
      i++;
    }
    if (parts == 0) {
      return "has no part at all";
    }
    if (inTime && timeParts == 0) {
      return "has nothing after T";
    }
    return weeks && parts > 1 ? "mixes weeks with other parts" : null;
  }

  /**
   * The text with its seconds cut to hundredths, as durations are compared (xAPI-Data 4.6). Other
   * parts stay as they are: a duration is otherwise compared as a string (2.3.1).
   */
  static String toHundredths(String text) {
    if (!text.endsWith("S")) {
      return text;
    }
    int sign = Math.max(text.indexOf('.'), text.indexOf(','));
    if (sign < 0) {
      return text;
    }
    int end = Math.min(sign + 3, text.length() - 1);
    while (end > sign + 1 && text.charAt(end - 1) == '0') {
      end--;
    }
    String whole = text.substring(0, sign);
    return end == sign + 1 ? whole + "S" : whole + "." + text.substring(sign + 1, end) + "S";
  }

  private static int digits(String text, int from) {
    int i = from;
    while (i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
      i++;
    }
    return i;
  }
}
