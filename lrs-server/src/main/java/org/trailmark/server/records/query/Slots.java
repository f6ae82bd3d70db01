package org.trailmark.server.records.query;

import java.util.Arrays;

/**
 * Numbers different longs from 0 on, in the order in which they come. Quick for the ids of names,
 * which are small, and for what came just before. Not thread-safe.
 */
final class Slots {
  private static final int FIRST_ROOM = 1 << 10;

  /** Keys below this have their number in an array. */
  private static final int SMALL = 1 << 22;

  private final int most;
  private int[] small = new int[FIRST_ROOM];
  private long before;
  private int beforeSlot = -1;
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
    if (key == before && beforeSlot >= 0) {
      return beforeSlot;
    }
    before = key;
    beforeSlot = key >= 0 && key < SMALL ? ofSmall((int) key) : ofLarge(key);
    return beforeSlot;
  }

  private int ofSmall(int key) {
    if (key >= small.length) {
      small = Arrays.copyOf(small, Math.max(key + 1, 2 * small.length));
    }
    if (small[key] == 0 && size < most) {
      makeRoom();
      keys[size] = key;
      small[key] = ++size;
    }
    return small[key] - 1;
  }

  private int ofLarge(long key) {
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
    if (makeRoom()) {
      return ofLarge(key);
    }
    keys[size] = key;
    table[at] = size;
    return size++;
  }

  /** Whether places in the table have changed. */
  private boolean makeRoom() {
    if (size < keys.length) {
      return false;
    }
    keys = Arrays.copyOf(keys, 2 * keys.length);
    table = emptyTable(4 * keys.length);
    int mask = table.length - 1;
    for (int slot = 0; slot < size; slot++) {
      if (keys[slot] >= 0 && keys[slot] < SMALL) {
        continue;
      }
      int at = hash(keys[slot]) & mask;
      while (table[at] >= 0) {
        at = (at + 1) & mask;
      }
      table[at] = slot;
    }
    return true;
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
