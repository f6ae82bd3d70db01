package org.trailmark.lrs.xapi;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Looks for a text of ASCII in bytes, leaping over most of them (Horspool's way): several times as
 * fast as {@code String.contains} for names of some length.
 */
final class BytePattern {
  private final byte[] pattern;
  private final int[] leaps = new int[256];

  /**
   * @param text not empty
   */
  BytePattern(String text) {
    pattern = text.getBytes(StandardCharsets.US_ASCII);
    if (pattern.length == 0) {
      throw new IllegalArgumentException("nothing to look for");
    }
    int last = pattern.length - 1;
    Arrays.fill(leaps, pattern.length);
    for (int i = 0; i < last; i++) {
      leaps[pattern[i]] = last - i;
    }
  }

  boolean isIn(byte[] bytes) {
    int last = pattern.length - 1;
    int end = last;
    while (end < bytes.length) {
      byte found = bytes[end];
      if (found == pattern[last] && Arrays.equals(bytes, end - last, end, pattern, 0, last)) {
        return true;
      }
      end += leaps[found & 0xff];
    }
    return false;
  }
}
