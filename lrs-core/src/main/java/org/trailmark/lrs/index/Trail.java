package org.trailmark.lrs.index;

import java.util.Arrays;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * The entries of the newest part of the log, in memory: an open hash table of keys, and for each
 * key a chain of places from the newest to the oldest. Every 16th link of a chain is marked, and
 * the marks are a chain of their own, so that a search leaps along a frequent key. One thread adds,
 * any thread searches. A chain only grows at its head, so it is walked without a lock.
 */
final class Trail {
  private static final int LINKS_TO_A_MARK = 16;

  private final long first;
  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private long last;

  /** Slots by key; a slot's head is 1 more than the number of its newest link, 0: unused. */
  private long[] keys = new long[1 << 12];

  private int[] heads = new int[1 << 12];

  /** By slot: 1 more than the number of the newest mark, and how many links are newer than it. */
  private int[] headMarks = new int[1 << 12];

  private int[] unmarked = new int[1 << 12];
  private int used;

  /**
   * A link: how far its place lies behind {@code first}, and, in the lower half, the next older
   * link of its key. Both in one, as each is somewhere else in memory.
   */
  private long[] links = new long[1 << 12];

  private int size;

  /** A mark: its link, and, in the lower half, the next older mark of its key. */
  private long[] marks = new long[1 << 8];

  private int marked;

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
    }
    int slot = slot(key);
    if (heads[slot] == 0) {
      keys[slot] = key;
      used++;
    }
    links[size] = pair(Math.toIntExact(place - first), heads[slot]);
    heads[slot] = ++size;
    if (++unmarked[slot] == LINKS_TO_A_MARK) {
      mark(slot);
    }
  }

  /** Marks the newest link of a slot. */
  private void mark(int slot) {
    if (marked == marks.length) {
      marks = Arrays.copyOf(marks, 2 * marked);
    }
    marks[marked] = pair(heads[slot], headMarks[slot]);
    headMarks[slot] = ++marked;
    unmarked[slot] = 0;
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
    int[] oldMarks = headMarks;
    int[] oldUnmarked = unmarked;
    keys = new long[2 * oldKeys.length];
    heads = new int[keys.length];
    headMarks = new int[keys.length];
    unmarked = new int[keys.length];
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldHeads[i] != 0) {
        int slot = slot(oldKeys[i]);
        keys[slot] = oldKeys[i];
        heads[slot] = oldHeads[i];
        headMarks[slot] = oldMarks[i];
        unmarked[slot] = oldUnmarked[i];
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
      Chain chain = new Chain(first, links, heads[slot], marks, headMarks[slot]);
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
    private final long[] marks;
    private int mark;

    Chain(long first, long[] links, int link, long[] marks, int mark) {
      this.first = first;
      this.links = links;
      this.link = link;
      this.marks = marks;
      this.mark = mark;
    }

    @Override
    public long next(long from) {
      while (mark != 0) {
        int marked = upper(marks[mark - 1]);
        if (place(marked) <= from) {
          break;
        }
        link = Math.min(link, marked); // the walk may be beyond it: links count up along the log
        mark = lower(marks[mark - 1]);
      }
      while (link != 0 && place(link) > from) {
        link = older(link);
      }
      return link == 0 ? NONE : place(link);
    }

    private long place(int link) {
      return first + upper(links[link - 1]);
    }

    private int older(int link) {
      return lower(links[link - 1]);
    }

    private Places turned() {
      long[] places = new long[16];
      int count = 0;
      for (; link != 0; link = older(link)) {
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
