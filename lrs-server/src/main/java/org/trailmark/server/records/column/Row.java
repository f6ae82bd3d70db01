package org.trailmark.server.records.column;

import java.sql.SQLException;

/** What is known of one statement; see {@link Column}. */
public record Row(
    long seq,
    long stored,
    long timestamp,
    long learner,
    long verb,
    long activity,
    long context,
    long registration,
    long score,
    long duration,
    long outcome,
    long extensions) {

  /** The row at a place of a segment. */
  public static Row at(int place, SegmentColumns columns) throws SQLException {
    return new Row(
        value(Column.SEQ, place, columns),
        value(Column.STORED, place, columns),
        value(Column.TIMESTAMP, place, columns),
        value(Column.LEARNER, place, columns),
        value(Column.VERB, place, columns),
        value(Column.ACTIVITY, place, columns),
        value(Column.CONTEXT, place, columns),
        value(Column.REGISTRATION, place, columns),
        value(Column.SCORE, place, columns),
        value(Column.DURATION, place, columns),
        value(Column.OUTCOME, place, columns),
        value(Column.EXTENSIONS, place, columns));
  }

  private static long value(Column column, int place, SegmentColumns columns) throws SQLException {
    return columns.get(column).get(place);
  }
}
