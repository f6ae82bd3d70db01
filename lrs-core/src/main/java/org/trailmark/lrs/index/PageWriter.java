package org.trailmark.lrs.index;

import java.util.Arrays;

/**
 * Writes entries into pages: their number; then for each key how far it lies behind the one before,
 * how many places it has, and how far each place lies behind the one before. Numbers are {@link
 * Varints}.
 */
final class PageWriter {
  /** So small that a page is decoded in microseconds, so large that few are needed. */
  private static final int ENTRIES = 512;

  /** Bytes that a full page takes in memory, more or less. */
  static final int UNPACKED = 2 * ENTRIES * Long.BYTES;

  private static final int LONGEST_NUMBER = 10;

  private final long first;
  private final long[] keys = new long[ENTRIES];
  private final long[] places = new long[ENTRIES];
  private final byte[] bytes = new byte[EncodedPage.HEAD + (3 * ENTRIES + 1) * LONGEST_NUMBER];
  private int size;

  /**
   * @param first the first place that the run may hold
   */
  PageWriter(long first) {
    this.first = first;
  }

  void add(long key, long place) {
    keys[size] = key;
    places[size] = place;
    size++;
  }

  boolean isEmpty() {
    return size == 0;
  }

  boolean isFull() {
    return size == ENTRIES;
  }

  /** The page that was added, named by its first entry; the next one begins. */
  EncodedPage take() {
    int end = Varints.write(bytes, EncodedPage.HEAD, size);
    long key = 0;
    for (int i = 0; i < size; ) {
      int next = i + 1;
      while (next < size && keys[next] == keys[i]) {
        next++;
      }
      end = Varints.write(bytes, end, keys[i] - key);
      end = Varints.write(bytes, end, next - i);
      long place = first;
      key = keys[i];
      for (; i < next; i++) {
        end = Varints.write(bytes, end, places[i] - place);
        place = places[i];
      }
    }
    EncodedPage page = EncodedPage.sealed(keys[0], places[0], Arrays.copyOf(bytes, end));
    size = 0;
    return page;
  }
}
