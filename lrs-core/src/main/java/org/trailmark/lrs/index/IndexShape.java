package org.trailmark.lrs.index;

import java.util.List;

/**
 * When the index writes and merges.
 *
 * @param trail so many places in memory are written as a run
 * @param fan so many neighbouring runs of one level are merged into one of the next
 */
public record IndexShape(long trail, int fan) {
  /** A trail takes some ten megabytes; three levels hold a hundred million statements. */
  public static final IndexShape DEFAULT = new IndexShape(1 << 16, 16);

  public IndexShape {
    if (trail < 1 || fan < 2) {
      throw new IllegalArgumentException("trail " + trail + ", fan " + fan);
    }
  }

  /**
   * The oldest runs to be merged now; levels fall along the log, so those of one are neighbours.
   */
  List<Run> due(List<Run> runs) {
    for (int from = 0; from < runs.size(); ) {
      int to = from;
      while (to < runs.size() && runs.get(to).level() == runs.get(from).level()) {
        to++;
      }
      if (to - from >= fan) {
        return runs.subList(from, from + fan);
      }
      from = to;
    }
    return List.of();
  }
}
