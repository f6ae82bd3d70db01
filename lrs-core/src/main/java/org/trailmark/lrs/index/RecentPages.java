package org.trailmark.lrs.index;

import java.util.Comparator;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.jspecify.annotations.Nullable;

/**
 * Pages that were asked for again a short while ago, unpacked: pages never change, and a search
 * that leaps from place to place needs many. Most pages are met once, by a key that a filter let
 * through; so the first time only leaves a trace, and the second brings a page in. Safe on any
 * thread.
 */
final class RecentPages {
  /** Of the heap. */
  private static final int SHARE = 16;

  private static final int TRACES = 1 << 12;

  private final int most;
  private final ConcurrentSkipListMap<At, Kept> pages = new ConcurrentSkipListMap<>(At.ORDER);
  private final Queue<Kept> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicInteger size = new AtomicInteger();
  private final AtomicIntegerArray traces = new AtomicIntegerArray(TRACES);

  /** The first entry of a page. */
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
    volatile boolean used;

    Kept(At at, Page page) {
      this.at = at;
      this.page = page;
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

  /** The page between whose first and last entry this one lies; null where it is not known here. */
  @Nullable Page around(long run, long key, long place) {
    Map.Entry<At, Kept> found = pages.floorEntry(new At(run, key, place));
    if (found == null || found.getKey().run() != run) {
      return null;
    }
    Kept kept = found.getValue();
    if (kept.page.isBefore(key, place)) {
      return null; // another page may lie between
    }
    if (!kept.used) {
      kept.used = true;
    }
    return kept.page;
  }

  /** Takes notice of a page that was read. */
  void read(long run, Page page) {
    At at = new At(run, page.key(0), page.place(0));
    int trace = at.trace();
    int slot = (trace >>> 1) % TRACES;
    if (traces.get(slot) != trace) {
      traces.set(slot, trace);
      return;
    }
    Kept kept = new Kept(at, page);
    if (pages.putIfAbsent(at, kept) == null) {
      size.incrementAndGet();
      makeRoom(); // before it waits itself, or it would go first where all others were used
      waiting.add(kept);
    }
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
