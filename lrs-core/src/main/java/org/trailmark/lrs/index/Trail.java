package org.trailmark.lrs.index;

import java.util.Arrays;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * The entries of the newest part of the log, in memory: an open hash table of keys, and for each
 * key a chain of places from the newest to the oldest. One thread adds, any thread searches. A
 * chain only grows at its head, so it is walked without a lock.
 */
final class Trail {
  private final long first;
  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private long last;

  /** Slots by key; a slot's head is 1 more than the number of its newest link, 0: unused. */
  private long[] keys = new long[1 << 12];

  private int[] heads = new int[1 << 12];
  private int used;

  /** A link: how far its place lies behind {@code first}, and the next older link of its key. */
  private Links links = new Links(new int[1 << 12], new int[1 << 12]);

  private int size;

  /**
   * @param first the first place that it may hold
   */
  Trail(long first) {
    this.first = first;
    this.last = first - 1;
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Links(int[] offsets, int[] older) {}

  long first() {
    return first;
  }

  /** The newest place, {@code first - 1} where it is empty. To be called by the adding thread. */
  long last() {
    return last;
  }

  /** How many places it spans. To be called by the adding thread. */
  long span() {
    return last - first + 1;
  }

  /** Adds many at once; each has places behind all earlier ones. */
  void add(Iterable<? extends Indexed> statements) {
    lock.writeLock().lock();
    try {
      for (Indexed statement : statements) {
        for (long key : statement.keys()) {
          add(key, statement.seq());
        }
        last = statement.seq();
      }
    } finally {
      lock.writeLock().unlock();
    }
  }

  private void add(long key, long place) {
    if (2 * used >= keys.length) {
      growTable();
    }
    if (size == links.offsets.length) {
      links =
          new Links(Arrays.copyOf(links.offsets, 2 * size), Arrays.copyOf(links.older, 2 * size));
    }
    int slot = slot(key);
    if (heads[slot] == 0) {
      keys[slot] = key;
      used++;
    }
    links.offsets[size] = Math.toIntExact(place - first);
    links.older[size] = heads[slot];
    heads[slot] = ++size;
  }

  /** Where the key is, or where it would go. */
  private int slot(long key) {
    int mask = keys.length - 1;
    int slot = (int) key & mask;
    while (heads[slot] != 0 && keys[slot] != key) {
      slot = slot + 1 & mask;
    }
    return slot;
  }

  private void growTable() {
    long[] oldKeys = keys;
    int[] oldHeads = heads;
    keys = new long[2 * oldKeys.length];
    heads = new int[2 * oldHeads.length];
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldHeads[i] != 0) {
        int slot = slot(oldKeys[i]);
        keys[slot] = oldKeys[i];
        heads[slot] = oldHeads[i];
      }
    }
  }

  /** Whether the key leads anywhere. */
  boolean holds(long key) {
    lock.readLock().lock();
    try {
      return heads[slot(key)] != 0;
    } finally {
      lock.readLock().unlock();
    }
  }

  /** Where the key leads, as of now. */
  Places places(long key, Direction direction) {
    lock.readLock().lock();
    try {
      int head = heads[slot(key)];
      if (head == 0) {
        return Places.NOWHERE;
      }
      Chain chain = new Chain(links, first, head);
      return direction == Direction.DESCENDING ? chain : chain.turned();
    } finally {
      lock.readLock().unlock();
    }
  }

  /** From the newest to the oldest. */
  private static final class Chain implements Places {
    private final Links links;
    private final long first;
    private int link;

    Chain(Links links, long first, int link) {
      this.links = links;
      this.first = first;
      this.link = link;
    }

    @Override
    public long next(long from) {
      while (link != 0 && place() > from) {
        link = links.older[link - 1];
      }
      return link == 0 ? NONE : place();
    }

    private long place() {
      return first + links.offsets[link - 1];
    }

    private Places turned() {
      long[] places = new long[16];
      int count = 0;
      for (; link != 0; link = links.older[link - 1]) {
        if (count == places.length) {
          places = Arrays.copyOf(places, 2 * count);
        }
        places[count++] = place();
      }
      return new Rising(places, count - 1);
    }
  }

  /** Places that lie from the newest to the oldest, read from the end. */
  private static final class Rising implements Places {
    private final long[] falling;
    private int at;

    Rising(long[] falling, int at) {
      this.falling = falling;
      this.at = at;
    }

    @Override
    public long next(long from) {
      while (at >= 0 && falling[at] < from) {
        at--;
      }
      return at < 0 ? NONE : falling[at];
    }
  }

  /** How many different keys. To be called when nothing is added any more. */
  int distinctKeys() {
    return used;
  }

  /** All entries, to be called when nothing is added any more. */
  Entries sorted() {
    long[] sorted = new long[used];
    int count = 0;
    for (int slot = 0; slot < keys.length; slot++) {
      if (heads[slot] != 0) {
        sorted[count++] = keys[slot];
      }
    }
    Arrays.sort(sorted);
    return new Sorted(sorted);
  }

  private final class Sorted implements Entries {
    private final long[] sorted;
    private int nextKey;
    private Places places = Places.NOWHERE;
    private long place = Places.NONE;

    Sorted(long[] sorted) {
      this.sorted = sorted;
    }

    @Override
    public boolean advance() {
      place = places instanceof Rising rising ? rising.next(place + 1) : Places.NONE;
      if (place == Places.NONE) {
        if (nextKey == sorted.length) {
          return false;
        }
        Rising rising = (Rising) Trail.this.places(sorted[nextKey++], Direction.ASCENDING);
        places = rising;
        place = rising.next(first);
      }
      return true;
    }

    @Override
    public long key() {
      return sorted[nextKey - 1];
    }

    @Override
    public long place() {
      return place;
    }
  }
}
