package org.trailmark.lrs.xapi;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Writes moments of this era as {@code 2026-11-22T11:16:00.123Z}; every answer needs many. */
final class Stamp {
  static final int LENGTH = 24;

  private Stamp() {}

  static byte[] of(Instant moment) {
    LocalDateTime utc =
        LocalDateTime.ofEpochSecond(moment.getEpochSecond(), moment.getNano(), ZoneOffset.UTC);
    byte[] text = new byte[LENGTH];
    digits(text, 0, 4, utc.getYear(), '-');
    digits(text, 5, 2, utc.getMonthValue(), '-');
    digits(text, 8, 2, utc.getDayOfMonth(), 'T');
    digits(text, 11, 2, utc.getHour(), ':');
    digits(text, 14, 2, utc.getMinute(), ':');
    digits(text, 17, 2, utc.getSecond(), '.');
    digits(text, 20, 3, utc.getNano() / 1_000_000, 'Z');
    return text;
  }

  private static void digits(byte[] text, int at, int count, int value, char end) {
    int rest = value;
    for (int i = at + count - 1; i >= at; i--) {
      text[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    text[at + count] = (byte) end;
  }
}
