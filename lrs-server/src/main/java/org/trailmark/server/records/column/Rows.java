package org.trailmark.server.records.column;

import java.sql.SQLException;
import java.util.Arrays;

/** Rows in memory, by columns, in the order of {@code seq}. Not safe for several threads. */
public final class Rows {
  private static final int FIRST_ROOM = 16;

  private final long[][] columns = new long[Column.count()][FIRST_ROOM];
  private int size;

  public int size() {
    return size;
  }

  /** Adds one whose {@code seq} is higher than that of any here. */
  public void add(Row row) {
    makeRoom(size + 1);
    int place = size++;
    put(Column.SEQ, place, row.seq());
    put(Column.STORED, place, row.stored());
    put(Column.TIMESTAMP, place, row.timestamp());
    put(Column.LEARNER, place, row.learner());
    put(Column.VERB, place, row.verb());
    put(Column.ACTIVITY, place, row.activity());
    put(Column.CONTEXT, place, row.context());
    put(Column.REGISTRATION, place, row.registration());
    put(Column.SCORE, place, row.score());
    put(Column.DURATION, place, row.duration());
    put(Column.OUTCOME, place, row.outcome());
    put(Column.EXTENSIONS, place, row.extensions());
  }

  private void put(Column column, int place, long value) {
    columns[column.part()][place] = value;
  }

  /** Adds each of these in its place. */
  void insert(Rows others) {
    makeRoom(size + others.size);
    long[] seqs = columns[Column.SEQ.part()];
    for (int i = 0; i < others.size; i++) {
      int place = size;
      while (place > 0 && seqs[place - 1] > others.columns[Column.SEQ.part()][i]) {
        place--;
      }
      for (int column = 0; column < columns.length; column++) {
        long[] values = columns[column];
        System.arraycopy(values, place, values, place + 1, size - place);
        values[place] = others.columns[column][i];
      }
      size++;
    }
  }

  /** Adds all rows of a segment. */
  void add(Segment segment, SegmentColumns from) throws SQLException {
    makeRoom(size + segment.rows());
    for (Column column : Column.values()) {
      Packed packed = from.get(column);
      long[] to = columns[column.part()];
      for (int i = 0; i < segment.rows(); i++) {
        to[size + i] = packed.get(i);
      }
    }
    size += segment.rows();
  }

  /** Adds all of these. */
  void add(Rows others) {
    makeRoom(size + others.size);
    for (int i = 0; i < columns.length; i++) {
      System.arraycopy(others.columns[i], 0, columns[i], size, others.size);
    }
    size += others.size;
  }

  byte[] pack(Column column) {
    return Packed.pack(columns[column.part()], size);
  }

  long first() {
    return columns[Column.SEQ.part()][0];
  }

  long last() {
    return columns[Column.SEQ.part()][size - 1];
  }

  long least(Column column) {
    return Arrays.stream(columns[column.part()], 0, size).min().orElseThrow();
  }

  long greatest(Column column) {
    return Arrays.stream(columns[column.part()], 0, size).max().orElseThrow();
  }

  private void makeRoom(int needed) {
    if (needed > columns[0].length) {
      int room = Math.max(needed, 2 * columns[0].length);
      for (int i = 0; i < columns.length; i++) {
        columns[i] = Arrays.copyOf(columns[i], room);
      }
    }
  }
}
