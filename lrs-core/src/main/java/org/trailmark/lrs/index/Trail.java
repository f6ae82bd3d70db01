package org.trailmark.lrs.index;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * The entries of the newest part of the log, in memory: an open hash table of keys. Most keys are
 * rare, and lead along a chain of places from the newest to the oldest. A key that has become
 * frequent has {@link PlaceBits} instead, so that a search of several keys asks it for a place
 * rather than walking all of its places in between. One thread adds, any thread searches. A chain
 * only grows at its head, so it is walked without a lock.
 */
final class Trail {
  /** From so many places on a key is frequent: bits for 65,536 places take as much as its links. */
  private static final int FREQUENT = 1 << 10;

  private final long first;
  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private long last;

  /** Slots by key. */
  private long[] keys = new long[1 << 12];

  /**
   * 0: the slot is unused. Above: 1 more than the number of its newest link. Below: the number of
   * its bits, and 1, negated.
   */
  private int[] heads = new int[1 << 12];

  /** How many links a slot has, {@link #FREQUENT} at most. */
  private short[] lengths = new short[1 << 12];

  private int used;

  /**
   * A link: how far its place lies behind {@code first}, and, in the lower half, the next older
   * link of its key. Both in one, as each is somewhere else in memory.
   */
  private long[] links = new long[1 << 12];

  private int size;
  private final List<PlaceBits> bits = new ArrayList<>();

  /**
   * @param first the first place that it may hold
   */
  Trail(long first) {
    this.first = first;
    this.last = first - 1;
  }

  long first() {
    return first;
  }

  /** How far it goes, {@code first - 1} where it is empty. To be called by the adding thread. */
  long last() {
    return last;
  }

  /** There is nothing up to this place but what it has. To be called by the adding thread. */
  void coverUpTo(long place) {
    lock.writeLock().lock();
    try {
      last = place;
    } finally {
      lock.writeLock().unlock();
    }
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
    int slot = slot(key);
    if (heads[slot] < 0) {
      bits.get(-heads[slot] - 1).add(place);
      return;
    }
    if (heads[slot] == 0) {
      keys[slot] = key;
      used++;
    }
    if (size == links.length) {
      links = Arrays.copyOf(links, 2 * size);
    }
    links[size] = pair(Math.toIntExact(place - first), heads[slot]);
    heads[slot] = ++size;
    if (++lengths[slot] == FREQUENT) {
      heads[slot] = -newBits(heads[slot]);
    }
  }

  /** Bits of a chain's places; their number, counted from 1. Whoever walks the chain may go on. */
  private int newBits(int newest) {
    PlaceBits places = new PlaceBits(first);
    for (int link = newest; link != 0; link = lower(links[link - 1])) {
      places.add(first + upper(links[link - 1]));
    }
    bits.add(places);
    return bits.size();
  }

  private static long pair(int upper, int lower) {
    return (long) upper << Integer.SIZE | lower;
  }

  private static int upper(long pair) {
    return (int) (pair >>> Integer.SIZE);
  }

  private static int lower(long pair) {
    return (int) pair;
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
    short[] oldLengths = lengths;
    keys = new long[2 * oldKeys.length];
    heads = new int[keys.length];
    lengths = new short[keys.length];
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldHeads[i] != 0) {
        int slot = slot(oldKeys[i]);
        keys[slot] = oldKeys[i];
        heads[slot] = oldHeads[i];
        lengths[slot] = oldLengths[i];
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
      if (head < 0) {
        return bits.get(-head - 1).places(direction, last);
      }
      Chain chain = new Chain(first, links, head);
      return direction == Direction.DESCENDING ? chain : chain.turned();
    } finally {
      lock.readLock().unlock();
    }
  }

  /** From the newest to the oldest. */
  private static final class Chain implements Places {
    private final long first;
    private final long[] links;
    private int link;

    Chain(long first, long[] links, int link) {
      this.first = first;
      this.links = links;
      this.link = link;
    }

    @Override
    public long next(long from) {
      while (link != 0 && place() > from) {
        older();
      }
      return link == 0 ? NONE : place();
    }

    private long place() {
      return first + upper(links[link - 1]);
    }

    private void older() {
      link = lower(links[link - 1]);
    }

    private Places turned() {
      long[] places = new long[16];
      int count = 0;
      for (; link != 0; older()) {
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
    public boolean advance() throws SQLException {
      place = places.next(place + 1);
      if (place == Places.NONE) {
        if (nextKey == sorted.length) {
          places = Places.NOWHERE;
          return false;
        }
        places = Trail.this.places(sorted[nextKey++], Direction.ASCENDING);
        place = places.next(first);
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
