package org.trailmark.lrs.index;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * All parts of the index at one moment: runs, then trails, in the order of the log. Whoever
 * searches holds it, so that what it names is not swept away meanwhile.
 */
final class Layers {
  private final List<Run> runs;
  private final List<Trail> trails;

  /** One for being current, and one for each search. */
  private final AtomicInteger holders = new AtomicInteger(1);

  /**
   * @param trails not empty; the last one is being added to
   */
  Layers(List<Run> runs, List<Trail> trails) {
    this.runs = List.copyOf(runs);
    this.trails = List.copyOf(trails);
  }

  List<Run> runs() {
    return runs;
  }

  List<Trail> trails() {
    return trails;
  }

  Trail newest() {
    return trails.get(trails.size() - 1);
  }

  /** The same with a new trail to add to. */
  Layers with(Trail trail) {
    List<Trail> more = new ArrayList<>(trails);
    more.add(trail);
    return new Layers(runs, more);
  }

  /** The same with the oldest trail written as a run. */
  Layers written(Run run) {
    List<Run> more = new ArrayList<>(runs);
    more.add(run);
    return new Layers(more, trails.subList(1, trails.size()));
  }

  /** The same with some runs merged into one. */
  Layers merged(List<Run> parts, Run whole) {
    List<Run> fewer = new ArrayList<>(runs);
    int at = fewer.indexOf(parts.get(0));
    fewer.removeAll(parts);
    fewer.add(at, whole);
    return new Layers(fewer, trails);
  }

  /** False: it is no longer current, and nobody holds it. */
  boolean hold() {
    int now;
    do {
      now = holders.get();
      if (now == 0) {
        return false;
      }
    } while (!holders.compareAndSet(now, now + 1));
    return true;
  }

  void letGo() {
    holders.decrementAndGet();
  }

  boolean isHeld() {
    return holders.get() > 0;
  }
}
