package org.trailmark.server.records.intake;

/**
 * Durations of ISO 8601 as lengths. A year counts 365 days and a month 30: what they are is known
 * to nobody who was not there.
 */
final class Durations {
  private static final double SECOND = 1000;
  private static final double HOUR = 3600 * SECOND;
  private static final double DAY = 24 * HOUR;

  /** Ten thousand years: what is longer is a mistake, and would leave no room for others. */
  private static final double LONGEST = 10_000 * 365 * DAY;

  private Durations() {}

  /**
   * The length in milliseconds.
   *
   * @param text as it was accepted with a statement, for example {@code PT1H30M}
   */
  static long millis(String text) {
    double millis = 0;
    boolean time = false;
    int begin = 1;
    for (int i = 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 'T') {
        time = true;
        begin = i + 1;
      } else if (c > '9') {
        double number = Double.parseDouble(text.substring(begin, i).replace(',', '.'));
        millis += number * unit(c, time);
        begin = i + 1;
      }
    }
    return Math.round(Math.min(millis, LONGEST));
  }

  private static double unit(char letter, boolean time) {
    return switch (letter) {
      case 'Y' -> 365 * DAY;
      case 'M' -> time ? 60 * SECOND : 30 * DAY;
      case 'W' -> 7 * DAY;
      case 'D' -> DAY;
      case 'H' -> HOUR;
      default -> SECOND;
    };
  }
}
