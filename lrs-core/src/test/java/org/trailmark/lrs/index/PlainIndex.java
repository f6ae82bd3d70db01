package org.trailmark.lrs.index;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.LongStream;

/** What an index should find: for each key a set of places. */
final class PlainIndex {
  /** Few, so that they meet; far apart, and with both signs. */
  static final long[] KEYS = {Long.MIN_VALUE, -77, -1, 0, 1, 2, 1L << 40, Long.MAX_VALUE};

  private final List<Row> rows = new ArrayList<>();
  private final Map<Long, NavigableSet<Long>> places = new HashMap<>();
  private long skipped;

  @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
  record Row(long seq, long[] keys) implements Indexed {}

  /** A key that only the row at this place has. */
  static long own(long seq) {
    return 1_000 + seq;
  }

  /** Makes some rows behind the others, with gaps. */
  List<Row> more(Random random, int count) {
    List<Row> added = new ArrayList<>();
    long seq = newest() + skipped;
    skipped = 0;
    for (int i = 0; i < count; i++) {
      seq += 1 + random.nextInt(2) * random.nextInt(3);
      LongStream some = LongStream.of(KEYS).filter(key -> random.nextInt(3) > 0);
      Row row = new Row(seq, LongStream.concat(some, LongStream.of(own(seq))).toArray());
      for (long key : row.keys) {
        places.computeIfAbsent(key, unused -> new TreeSet<>()).add(seq);
      }
      added.add(row);
    }
    rows.addAll(added);
    return added;
  }

  /** Leaves a gap in front of what comes next. */
  void skip(long places) {
    skipped += places;
  }

  List<Row> from(long seq) {
    return rows.stream().filter(row -> row.seq >= seq).toList();
  }

  long newest() {
    return rows.isEmpty() ? 0 : rows.get(rows.size() - 1).seq;
  }

  /** A copy. */
  NavigableSet<Long> places(long key) {
    return new TreeSet<>(places.getOrDefault(key, new TreeSet<>()));
  }
}
