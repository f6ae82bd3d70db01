package org.trailmark.lrs.index;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.LongPredicate;
import java.util.stream.LongStream;

/** What an index should find, found by looking at everything. */
final class PlainIndex {
  /** Few, so that they meet; far apart, and with both signs. */
  static final long[] KEYS = {Long.MIN_VALUE, -77, -1, 0, 1, 2, 1L << 40, Long.MAX_VALUE};

  private final List<Row> rows = new ArrayList<>();

  record Row(long seq, List<Long> all) implements Indexed {
    @Override
    public long[] keys() {
      return all.stream().mapToLong(Long::longValue).toArray();
    }
  }

  /** Makes some rows behind the others, with gaps. */
  List<Row> more(Random random, int count) {
    List<Row> added = new ArrayList<>();
    long seq = newest();
    for (int i = 0; i < count; i++) {
      seq += 1 + random.nextInt(2) * random.nextInt(3);
      LongStream some = LongStream.of(KEYS).filter(key -> random.nextInt(3) > 0);
      added.add(new Row(seq, LongStream.concat(some, LongStream.of(1_000 + seq)).boxed().toList()));
    }
    rows.addAll(added);
    return added;
  }

  List<Row> from(long seq) {
    return rows.stream().filter(row -> row.seq >= seq).toList();
  }

  long newest() {
    return rows.isEmpty() ? 0 : rows.get(rows.size() - 1).seq;
  }

  LongPredicate has(long key) {
    return place -> rows.stream().anyMatch(row -> row.seq == place && row.all.contains(key));
  }

  /** The first place from one on, up to the newest, that is wanted. */
  static long next(LongPredicate wanted, long from, long newest, Direction direction) {
    long at = direction == Direction.ASCENDING ? Math.max(1, from) : Math.min(newest, from);
    for (; at >= 1 && at <= newest; at = direction.after(at)) {
      if (wanted.test(at)) {
        return at;
      }
    }
    return Places.NONE;
  }
}
