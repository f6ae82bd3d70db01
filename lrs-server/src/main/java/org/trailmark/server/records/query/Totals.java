package org.trailmark.server.records.query;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import org.trailmark.server.records.column.Cells;
import org.trailmark.server.records.column.Column;
import org.trailmark.server.records.column.Packed;
import org.trailmark.server.records.column.SegmentColumns;

/** Adds up the rows of each group. */
final class Totals implements Search.Visitor {
  static final int MOST_GROUPS = 1_000_000;

  /** The numbers of up to three dimensions share a long. */
  private static final int BITS = 21;

  private static final int FIRST_ROOM = 256;
  private static final double MILLIONTHS = 1e6;
  private static final double MILLIS = 1e3;

  private final List<Coder> coders;
  private final boolean withScore;
  private final boolean withDuration;
  private final Slots[] values;
  private final Slots groups;
  private long[] statements = new long[FIRST_ROOM];
  private long[] scores = new long[FIRST_ROOM];
  private long[] scoreSums = new long[FIRST_ROOM];
  private long[] durations = new long[FIRST_ROOM];
  private double[] durationSums = new double[FIRST_ROOM];

  Totals(List<Coder> coders, boolean withScore, boolean withDuration) {
    this.coders = coders;
    this.withScore = withScore;
    this.withDuration = withDuration;
    this.values = new Slots[coders.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = new Slots(values.length == 1 ? MOST_GROUPS : 1 << BITS);
    }
    this.groups = values.length == 1 ? values[0] : new Slots(MOST_GROUPS);
  }

  @Override
  public void rows(SegmentColumns columns, int[] places) throws SQLException {
    int[] slots = slots(columns, places);
    for (int slot : slots) {
      statements[slot]++;
    }
    if (withScore) {
      Packed cells = columns.get(Column.SCORE);
      for (int i = 0; i < places.length; i++) {
        long cell = cells.get(places[i]);
        if (cell != 0) {
          scores[slots[i]]++;
          scoreSums[slots[i]] += Cells.millionths(cell);
        }
      }
    }
    if (withDuration) {
      Packed cells = columns.get(Column.DURATION);
      for (int i = 0; i < places.length; i++) {
        long cell = cells.get(places[i]);
        if (cell != 0) {
          durations[slots[i]]++;
          durationSums[slots[i]] += Cells.millisOf(cell);
        }
      }
    }
  }

  /** Which group each row is in. */
  int[] slots(SegmentColumns columns, int[] places) throws SQLException {
    if (values.length == 1) {
      return slots(coders.get(0).of(columns), places);
    }
    long[] keys = new long[places.length];
    for (int i = 0; i < values.length; i++) {
      Coder.Codes codes = coders.get(i).of(columns);
      for (int j = 0; j < places.length; j++) {
        keys[j] = keys[j] << BITS | known(values[i].of(codes.at(places[j])));
      }
    }
    int[] slots = new int[places.length];
    for (int j = 0; j < places.length; j++) {
      slots[j] = known(groups.of(keys[j]));
    }
    makeRoom();
    return slots;
  }

  private int[] slots(Coder.Codes codes, int[] places) {
    int[] slots = new int[places.length];
    for (int i = 0; i < places.length; i++) {
      slots[i] = known(groups.of(codes.at(places[i])));
    }
    makeRoom();
    return slots;
  }

  private static int known(int slot) {
    if (slot < 0) {
      throw new LrsException(
          ProblemCode.TOO_LARGE,
          "This makes more than %,d groups. Filter more, or group by less.".formatted(MOST_GROUPS));
    }
    return slot;
  }

  private void makeRoom() {
    int needed = groups.size();
    if (needed > statements.length) {
      int room = Math.max(needed, 2 * statements.length);
      statements = Arrays.copyOf(statements, room);
      scores = Arrays.copyOf(scores, room);
      scoreSums = Arrays.copyOf(scoreSums, room);
      durations = Arrays.copyOf(durations, room);
      durationSums = Arrays.copyOf(durationSums, room);
    }
  }

  int size() {
    return groups.size();
  }

  List<Long> keys(int group) {
    if (values.length == 1) {
      return List.of(groups.key(group));
    }
    Long[] keys = new Long[values.length];
    long rest = groups.key(group);
    for (int i = keys.length - 1; i >= 0; i--) {
      keys[i] = values[i].key((int) (rest & ((1 << BITS) - 1)));
      rest >>>= BITS;
    }
    return List.of(keys);
  }

  long statements(int group) {
    return statements[group];
  }

  @Nullable Double score(int group) {
    return scores[group] == 0 ? null : (Double) (scoreSums[group] / MILLIONTHS / scores[group]);
  }

  @Nullable Double seconds(int group) {
    return durations[group] == 0
        ? null
        : (Double) (durationSums[group] / MILLIS / durations[group]);
  }
}
