package org.trailmark.lrs.index;

import java.util.Arrays;

/**
 * The places of one frequent key in a part of the log: a bit for each place there is. One thread
 * adds, ever further on; any thread searches what was there when it began, without a lock.
 */
final class PlaceBits {
  private final long first;

  /** Of 32 places each, since Java reads and writes an int whole and a long perhaps not. */
  private int[] words = new int[1 << 6];

  /**
   * @param first the first place that it may hold
   */
  PlaceBits(long first) {
    this.first = first;
  }

  void add(long place) {
    int at = Math.toIntExact(place - first);
    if (word(at) >= words.length) {
      words = Arrays.copyOf(words, Math.max(2 * words.length, word(at) + 1));
    }
    words[word(at)] |= 1 << at;
  }

  private static int word(int at) {
    return at >>> 5;
  }

  /**
   * Its places up to one. To be called while nothing is added.
   *
   * @param last the newest place; what comes later is not found
   */
  Places places(Direction direction, long last) {
    int[] now = words;
    int end = (int) Math.min(32L * now.length - 1, last - first);
    return direction == Direction.DESCENDING
        ? from -> from < first ? Places.NONE : falling(now, Math.min(end, from - first))
        : from -> from > last ? Places.NONE : rising(now, Math.max(first, from) - first, end);
  }

  private long falling(int[] now, long from) {
    int word = word((int) from);
    int bits = now[word] & (-1 >>> (31 - (int) (from & 31)));
    while (bits == 0 && word > 0) {
      bits = now[--word];
    }
    return bits == 0 ? Places.NONE : first + 32L * word + 31 - Integer.numberOfLeadingZeros(bits);
  }

  private long rising(int[] now, long from, int end) {
    if (from > end) {
      return Places.NONE;
    }
    int word = word((int) from);
    int bits = now[word] & (-1 << (int) from);
    while (bits == 0 && word < word(end)) {
      bits = now[++word];
    }
    int at = 32 * word + Integer.numberOfTrailingZeros(bits);
    return bits == 0 || at > end ? Places.NONE : first + at;
  }
}
