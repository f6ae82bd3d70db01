package org.trailmark.lrs.index;

/**
 * A part of a run: entries in the order of their keys and places, as they were written by {@link
 * PageWriter}.
 */
final class Page {
  private final long[] keys;
  private final long[] places;
  private final int size;

  Page(long[] keys, long[] places, int size) {
    this.keys = keys;
    this.places = places;
    this.size = size;
  }

  /**
   * Reads a page.
   *
   * @param page what {@link PageWriter} made
   * @param first the first place that the run may hold
   */
  static Page of(EncodedPage page, long first) {
    Varints in = new Varints(page.bytes(), page.body());
    int size = (int) in.read();
    long[] keys = new long[size];
    long[] places = new long[size];
    long key = 0;
    for (int i = 0; i < size; ) {
      key += in.read();
      int end = i + (int) in.read();
      long place = first;
      for (; i < end; i++) {
        place += in.read();
        keys[i] = key;
        places[i] = place;
      }
    }
    return new Page(keys, places, size);
  }

  int size() {
    return size;
  }

  long key(int at) {
    return keys[at];
  }

  long place(int at) {
    return places[at];
  }

  /** Whether the entry would lie in front of the page. */
  boolean isBehind(long key, long place) {
    return compare(0, key, place) > 0;
  }

  /** Whether the entry would lie behind the page. */
  boolean isBefore(long key, long place) {
    return compare(size - 1, key, place) < 0;
  }

  /** The number of the first entry that is not before this one; {@link #size} if there is none. */
  int ceiling(long key, long place) {
    int low = 0;
    int high = size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (compare(middle, key, place) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** The number of the last entry that is not after this one; -1 if there is none. */
  int floor(long key, long place) {
    int at = ceiling(key, place);
    return at < size && compare(at, key, place) == 0 ? at : at - 1;
  }

  private int compare(int at, long key, long place) {
    int byKey = Long.compare(keys[at], key);
    return byKey != 0 ? byKey : Long.compare(places[at], place);
  }
}
