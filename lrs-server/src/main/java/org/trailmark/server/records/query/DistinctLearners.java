package org.trailmark.server.records.query;

import java.sql.SQLException;
import java.util.BitSet;
import org.trailmark.server.records.column.SegmentColumns;

/**
 * Counts the learners of each group. A bit for each group and learner says who was there; where
 * these are too many bits, pairs of group and learner are remembered, and where these are too many
 * pairs, only a part of the learners is counted at a time, in as many passes over the rows as it
 * takes. So the number is exact and the memory bounded.
 */
final class DistinctLearners {
  private static final int MOST_PAIRS = 1 << 21;
  private static final long MOST_BITS = 1L << 28;

  private final Search search;
  private final Totals totals;
  private final Coder learner;
  private final long highest;
  private final int mostPairs;

  /**
   * @param highest the highest id of a learner
   */
  DistinctLearners(Search search, Totals totals, Coder learner, long highest) {
    this(search, totals, learner, highest, MOST_PAIRS);
  }

  DistinctLearners(Search search, Totals totals, Coder learner, long highest, int mostPairs) {
    this.search = search;
    this.totals = totals;
    this.learner = learner;
    this.highest = highest;
    this.mostPairs = mostPairs;
  }

  /** How many learners, by group. */
  long[] count() throws SQLException {
    return totals.size() * (highest + 1) <= MOST_BITS ? countBits() : countPairs();
  }

  private long[] countBits() throws SQLException {
    int width = Math.toIntExact(highest + 1);
    BitSet there = new BitSet(totals.size() * width);
    long[] counts = new long[totals.size()];
    search.all(
        (columns, places) -> {
          int[] groups = totals.slots(columns, places);
          Coder.Codes learners = learner.of(columns);
          for (int i = 0; i < places.length; i++) {
            int one = (int) learners.at(places[i]);
            int bit = groups[i] * width + one;
            if (one != 0 && !there.get(bit)) {
              there.set(bit);
              counts[groups[i]]++;
            }
          }
        });
    return counts;
  }

  long[] countPairs() throws SQLException {
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
