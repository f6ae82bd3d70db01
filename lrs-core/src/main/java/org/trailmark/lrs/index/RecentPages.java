package org.trailmark.lrs.index;

import java.util.Comparator;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.jspecify.annotations.Nullable;

/**
 * Pages that were asked for again a short while ago, unpacked: pages never change, and a search
 * that leaps from place to place needs many. Most pages are met once, by a key that a filter let
 * through; so the first time only leaves a trace, and a page whose trace is there still is kept.
 * Safe on any thread.
 */
final class RecentPages {
  /** Of the heap. */
  private static final int SHARE = 16;

  private static final int TRACES = 1 << 12;

  /**
   * A trace is left in one of so many slots, by chance, or two pages could wipe out each other's.
   */
  private static final int NEIGHBOURS = 4;

  private final int most;
  private final ConcurrentSkipListMap<At, Kept> pages = new ConcurrentSkipListMap<>(At.ORDER);
  private final Queue<Kept> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicInteger size = new AtomicInteger();
  private final AtomicIntegerArray traces = new AtomicIntegerArray(TRACES);

  /** An entry, or where one would be. */
  private record At(long run, long key, long place) {
    static final Comparator<At> ORDER =
        (one, other) -> {
          int byRun = Long.compare(one.run, other.run);
          int byKey = byRun != 0 ? byRun : Long.compare(one.key, other.key);
          return byKey != 0 ? byKey : Long.compare(one.place, other.place);
        };

    /** Never 0. */
    int trace() {
      long mixed = (run * 31 + key * 17 + place) * 0x9e3779b97f4a7c15L;
      return (int) (mixed >>> 32) | 1;
    }
  }

  private static final class Kept {
    final At at;
    final Page page;

    /** Up to here no other page begins. */
    volatile At end;

    volatile boolean used;

    Kept(At at, Page page, At end) {
      this.at = at;
      this.page = page;
      this.end = end;
    }

    /**
     * Of two threads the one that knows less may have the last word: then the page is read again.
     */
    void reachesTo(At place) {
      if (At.ORDER.compare(end, place) < 0) {
        end = place;
      }
    }
  }

  /**
   * @param most so many pages
   */
  RecentPages(int most) {
    this.most = most;
  }

  /** As many as fit into a small part of the heap. */
  static RecentPages forThisMachine() {
    long most = Runtime.getRuntime().maxMemory() / SHARE / PageWriter.UNPACKED;
    return new RecentPages((int) Math.min(Math.max(most, 16), 1 << 20));
  }

  /** The last page that begins at this entry or before it; null where it is not known here. */
  @Nullable Page around(long run, long key, long place) {
    At at = new At(run, key, place);
    Map.Entry<At, Kept> found = pages.floorEntry(at);
    if (found == null || found.getKey().run() != run) {
      return null;
    }
    Kept kept = found.getValue();
    if (kept.page.isBefore(key, place) && At.ORDER.compare(kept.end, at) < 0) {
      return null; // another page may begin in between
    }
    if (!kept.used) {
      kept.used = true;
    }
    return kept.page;
  }

  /** Takes notice of a page that was read. */
  void read(long run, Page page) {
    read(run, page, page.key(page.size() - 1), page.place(page.size() - 1));
  }

  /**
   * Takes notice of a page that was read.
   *
   * @param key of an entry up to which no other page begins; {@code place} is its place
   */
  void read(long run, Page page, long key, long place) {
    At at = new At(run, page.key(0), page.place(0));
    At end = new At(run, key, place);
    Kept known = pages.get(at);
    if (known != null) {
      known.reachesTo(end);
      return;
    }
    if (isMetFirst(at.trace())) {
      return;
    }
    Kept kept = new Kept(at, page, end);
    if (pages.putIfAbsent(at, kept) == null) {
      size.incrementAndGet();
      makeRoom(); // before it waits itself, or it would go first where all others were used
      waiting.add(kept);
    }
  }

  private boolean isMetFirst(int trace) {
    int slot = (trace >>> 1) % TRACES;
    for (int i = 0; i < NEIGHBOURS; i++) {
      if (traces.get(slot ^ i) == trace) {
        return false;
      }
    }
    traces.set(slot ^ ThreadLocalRandom.current().nextInt(NEIGHBOURS), trace);
    return true;
  }

  /** The oldest go, but for those that were used since their last turn. */
  private void makeRoom() {
    while (size.get() > most) {
      Kept oldest = waiting.poll();
      if (oldest == null) {
        return; // somebody else makes room
      }
      if (oldest.used) {
        oldest.used = false;
        waiting.add(oldest);
      } else {
        pages.remove(oldest.at);
        size.decrementAndGet();
      }
    }
  }
}
