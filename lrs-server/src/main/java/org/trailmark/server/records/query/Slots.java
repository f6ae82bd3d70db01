package org.trailmark.server.records.query;

import java.util.Arrays;

/** Numbers different longs from 0 on, in the order in which they come. Not thread-safe. */
final class Slots {
  private static final int FIRST_ROOM = 1 << 10;

  private final int most;
  private long[] keys = new long[FIRST_ROOM];
  private int[] table = emptyTable(4 * FIRST_ROOM);
  private int size;

  /**
   * @param most how many there may be
   */
  Slots(int most) {
    this.most = most;
  }

  int size() {
    return size;
  }

  /** The key that has a number. */
  long key(int slot) {
    return keys[slot];
  }

  /** The number of a key, a new one where it has none; -1 where there are too many. */
  int of(long key) {
    int mask = table.length - 1;
    int at = hash(key) & mask;
    while (table[at] >= 0) {
      if (keys[table[at]] == key) {
        return table[at];
      }
      at = (at + 1) & mask;
    }
    if (size == most) {
      return -1;
    }
    if (size == keys.length) {
      grow();
      return of(key);
    }
    keys[size] = key;
    table[at] = size;
    return size++;
  }

  private void grow() {
    keys = Arrays.copyOf(keys, 2 * keys.length);
    table = emptyTable(4 * keys.length);
    int mask = table.length - 1;
    for (int slot = 0; slot < size; slot++) {
      int at = hash(keys[slot]) & mask;
      while (table[at] >= 0) {
        at = (at + 1) & mask;
      }
      table[at] = slot;
    }
  }

  private static int[] emptyTable(int length) {
    int[] table = new int[length];
    Arrays.fill(table, -1);
    return table;
  }

  private static int hash(long key) {
    long mixed = key * 0x9e3779b97f4a7c15L;
    return (int) (mixed >>> 32);
  }
}
