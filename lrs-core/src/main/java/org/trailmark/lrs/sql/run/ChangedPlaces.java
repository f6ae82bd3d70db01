package org.trailmark.lrs.sql.run;

import java.util.Arrays;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.index.EntryFilter;
import org.trailmark.lrs.index.TermKeys;
import org.trailmark.lrs.sql.log.RowKeys;
import org.trailmark.lrs.sql.log.TermSet;

/**
 * Places of the log whose rows were changed after the index had taken them in: what still leads
 * there. The index asks before it believes itself. Safe on any thread.
 */
public final class ChangedPlaces implements EntryFilter {
  private static final long[] NOTHING = {};

  private final NavigableMap<Long, long[]> keys = new ConcurrentSkipListMap<>();
  private final TermKeys make;

  public ChangedPlaces(TermKeys make) {
    this.make = make;
  }

  /**
   * @param row null: it is gone
   */
  void put(long place, @Nullable RowKeys row) {
    long[] still = row == null ? NOTHING : row.indexed(make).keys();
    Arrays.sort(still);
    keys.put(place, still);
  }

  /** From now on these lead there, too; nothing to do for a place that was not changed. */
  void add(long place, TermSet terms) {
    keys.computeIfPresent(
        place,
        (unused, still) ->
            LongStream.concat(Arrays.stream(still), Arrays.stream(terms.keys()))
                .sorted()
                .toArray());
  }

  /** What lies before this place, the index knows by itself now. */
  void forgetBefore(long place) {
    keys.headMap(place).clear();
  }

  @Override
  public boolean keeps(long key, long place) {
    long[] still = keys.isEmpty() ? null : keys.get(place);
    return still == null || Arrays.binarySearch(still, key) >= 0;
  }

  @Override
  public boolean touches(long first, long last) {
    return !keys.subMap(first, true, last, true).isEmpty();
  }
}
