package org.trailmark.bench.statements;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.UUID;

/** Writes numbers, UUIDs and times as text into bytes, without making anything on the way. */
final class Digits {
  private static final byte[] HEX = {
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'
  };

  private Digits() {}

  /** Decimal, with leading zeros. */
  static void decimal(byte[] into, int offset, int width, long value) {
    long rest = value;
    for (int i = offset + width - 1; i >= offset; i--) {
      into[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
  }

  /** The lowest {@code width} hexadecimal digits. */
  static void hex(byte[] into, int offset, int width, long value) {
    long rest = value;
    for (int i = offset + width - 1; i >= offset; i--) {
      into[i] = HEX[(int) (rest & 15)];
      rest >>>= 4;
    }
  }

  static void uuid(byte[] into, int offset, UUID uuid) {
    long high = uuid.getMostSignificantBits();
    long low = uuid.getLeastSignificantBits();
    hex(into, offset, 8, high >>> 32);
    into[offset + 8] = '-';
    hex(into, offset + 9, 4, high >>> 16);
    into[offset + 13] = '-';
    hex(into, offset + 14, 4, high);
    into[offset + 18] = '-';
    hex(into, offset + 19, 4, low >>> 48);
    into[offset + 23] = '-';
    hex(into, offset + 24, 12, low);
  }

  /** RFC 3339 in UTC with milliseconds, 24 characters. */
  static void time(byte[] into, int offset, long epochMillis) {
    LocalDateTime time =
        LocalDateTime.ofEpochSecond(Math.floorDiv(epochMillis, 1000L), 0, ZoneOffset.UTC);
    decimal(into, offset, 4, time.getYear());
    into[offset + 4] = '-';
    decimal(into, offset + 5, 2, time.getMonthValue());
    into[offset + 7] = '-';
    decimal(into, offset + 8, 2, time.getDayOfMonth());
    into[offset + 10] = 'T';
    decimal(into, offset + 11, 2, time.getHour());
    into[offset + 13] = ':';
    decimal(into, offset + 14, 2, time.getMinute());
    into[offset + 16] = ':';
    decimal(into, offset + 17, 2, time.getSecond());
    into[offset + 19] = '.';
    decimal(into, offset + 20, 3, Math.floorMod(epochMillis, 1000L));
    into[offset + 23] = 'Z';
  }
}
