package org.trailmark.lrs.xapi;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * UUIDs in the standard string form of RFC 4122, in either case (xAPI-Data 4.4). Any variant: that
 * clause only recommends one, and the standard's own first example has another.
 */
final class UuidFormat {
  private static final int LENGTH = 36;

  private UuidFormat() {}

  /** The UUID, or null where the text is none. */
  static @Nullable UUID parse(String text) {
    if (text.length() != LENGTH) {
      return null;
    }
    long high = 0;
    long low = 0;
    int digits = 0;
    for (int i = 0; i < LENGTH; i++) {
      char c = text.charAt(i);
      if (i == 8 || i == 13 || i == 18 || i == 23) {
        if (c != '-') {
          return null;
        }
        continue;
      }
      if (!Hex.isDigit(c)) {
        return null;
      }
      int digit = Character.digit(c, 16);
      if (digits++ < 16) {
        high = high << 4 | digit;
      } else {
        low = low << 4 | digit;
      }
    }
    return new UUID(high, low);
  }
}
