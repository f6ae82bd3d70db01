package org.trailmark.lrs.index;

import java.util.Arrays;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * The entries of the newest part of the log, in memory: an open hash table of keys, and for each
 * key a chain of places from the newest to the oldest. One of sixteen links, by its number, is
 * marked and knows the next older marked one of its key, so that a search leaps along a frequent
 * key. One thread adds, any thread searches. A chain only grows at its head, so it is walked
 * without a lock.
 */
final class Trail {
  private final long first;
  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private long last;

  /** Slots by key; a slot's head is 1 more than the number of its newest link, 0: unused. */
  private long[] keys = new long[1 << 12];

  private int[] heads = new int[1 << 12];
  private int used;

  /**
   * A link: how far its place lies behind {@code first}, and, in the lower half, the next older
   * link of its key. Both in one, as each is somewhere else in memory.
   */
  private long[] links = new long[1 << 12];

  private int size;

  /** For sixteen links each: the marked link that is the next older one of the marked one's key. */
  private int[] marks = new int[1 << 8];

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
    if (size == links.length) {
      links = Arrays.copyOf(links, 2 * size);
      marks = Arrays.copyOf(marks, 2 * marks.length);
    }
    int slot = slot(key);
    if (heads[slot] == 0) {
      keys[slot] = key;
      used++;
    }
    links[size] = pair(Math.toIntExact(place - first), heads[slot]);
    heads[slot] = ++size;
    if (isMarked(size)) {
      marks[block(size)] = marked(older(links, size));
    }
  }

  /** The newest marked link of a chain from this one on: between two marks a link is met once. */
  private int marked(int newest) {
    int link = newest;
    while (link != 0 && !isMarked(link)) {
      link = older(links, link);
    }
    return link;
  }

  /**
   * One of each sixteen, not always the same: statements with as many keys each would have that of
   * the verb, say, always or never in its place.
   */
  private static boolean isMarked(int link) {
    return ((link - 1) & 15) == (block(link) * 0x9e3779b9) >>> 28;
  }

  private static int block(int link) {
    return (link - 1) >>> 4;
  }

  private static int older(long[] links, int link) {
    return lower(links[link - 1]);
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
    keys = new long[2 * oldKeys.length];
    heads = new int[keys.length];
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
      int slot = slot(key);
      if (heads[slot] == 0) {
        return Places.NOWHERE;
      }
      Chain chain = new Chain(first, links, marks, heads[slot]);
      return direction == Direction.DESCENDING ? chain : chain.turned();
    } finally {
      lock.readLock().unlock();
    }
  }

  /** From the newest to the oldest. */
  private static final class Chain implements Places {
    private final long first;
    private final long[] links;
    private final int[] marks;
    private int link;

    Chain(long first, long[] links, int[] marks, int link) {
      this.first = first;
      this.links = links;
      this.marks = marks;
      this.link = link;
    }

    @Override
    public long next(long from) {
      while (link != 0 && place(link) > from) {
        int leap = isMarked(link) ? marks[block(link)] : 0;
        link = leap != 0 && place(leap) > from ? leap : older(links, link);
      }
      return link == 0 ? NONE : place(link);
    }

    private long place(int link) {
      return first + upper(links[link - 1]);
    }

    private Places turned() {
      long[] places = new long[16];
      int count = 0;
      for (; link != 0; link = older(links, link)) {
        if (count == places.length) {
          places = Arrays.copyOf(places, 2 * count);
        }
        places[count++] = place(link);
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
