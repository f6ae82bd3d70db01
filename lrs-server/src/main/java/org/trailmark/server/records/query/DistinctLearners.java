package org.trailmark.server.records.query;

import java.sql.SQLException;
import org.trailmark.server.records.column.SegmentColumns;

/**
 * Counts the learners of each group. Pairs of group and learner are remembered, but never more than
 * fit: where there are more, only a part of the learners is counted at a time, in as many passes
 * over the rows as it takes. So the number is exact and the memory bounded.
 */
final class DistinctLearners {
  private static final int MOST_PAIRS = 1 << 21;

  private final Search search;
  private final Totals totals;
  private final Coder learner;
  private final int mostPairs;

  DistinctLearners(Search search, Totals totals, Coder learner) {
    this(search, totals, learner, MOST_PAIRS);
  }

  DistinctLearners(Search search, Totals totals, Coder learner, int mostPairs) {
    this.search = search;
    this.totals = totals;
    this.learner = learner;
    this.mostPairs = mostPairs;
  }

  /** How many learners, by group. */
  long[] count() throws SQLException {
    for (int passes = 1; ; passes *= 2) {
      long[] counts = new long[totals.size()];
      boolean fits = true;
      for (int pass = 0; pass < passes && fits; pass++) {
        fits = count(pass, passes, counts);
      }
      if (fits) {
        return counts;
      }
    }
  }

  private boolean count(int pass, int passes, long[] counts) throws SQLException {
    Slots pairs = new Slots(mostPairs);
    boolean[] full = new boolean[1];
    search.all((columns, places) -> full[0] |= !add(columns, places, pass, passes, pairs));
    if (full[0]) {
      return false;
    }
    for (int i = 0; i < pairs.size(); i++) {
      counts[(int) (pairs.key(i) >>> Integer.SIZE)]++;
    }
    return true;
  }

  private boolean add(SegmentColumns columns, int[] places, int pass, int passes, Slots pairs)
      throws SQLException {
    int[] groups = totals.slots(columns, places);
    Coder.Codes learners = learner.of(columns);
    for (int i = 0; i < places.length; i++) {
      long one = learners.at(places[i]);
      if (one != 0
          && one % passes == pass
          && pairs.of((long) groups[i] << Integer.SIZE | one) < 0) {
        return false;
      }
    }
    return true;
  }
}
