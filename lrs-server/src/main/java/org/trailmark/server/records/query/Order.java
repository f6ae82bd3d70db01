package org.trailmark.server.records.query;

import java.util.Comparator;
import org.trailmark.server.records.column.Row;
import org.trailmark.server.records.column.Segment;

/**
 * In which order statements come. Those of one time stamp come in the order of the log.
 *
 * @param byTimestamp else by the order of storing
 */
public record Order(boolean byTimestamp, boolean ascending) {

  /**
   * A place in the result, which stays where it is while statements arrive.
   *
   * @param timestamp of the last statement that was given, in milliseconds
   * @param seq of it
   */
  public record Place(long timestamp, long seq) {
    public static Place of(Row row) {
      return new Place(row.timestamp(), row.seq());
    }
  }

  Comparator<Row> rows() {
    Comparator<Row> rising =
        byTimestamp
            ? Comparator.comparingLong(Row::timestamp).thenComparingLong(Row::seq)
            : Comparator.comparingLong(Row::seq);
    return ascending ? rising : rising.reversed();
  }

  /** Segments from the one that may have the first row on. */
  Comparator<Segment> segments() {
    if (ascending) {
      return Comparator.comparingLong(byTimestamp ? Segment::timestampLow : Segment::first);
    }
    return Comparator.comparingLong(byTimestamp ? Segment::timestampHigh : Segment::last)
        .reversed();
  }

  /** Whether all rows of a segment come before a place or are the one there. */
  boolean isBefore(Segment segment, Place place) {
    if (byTimestamp) {
      return ascending
          ? segment.timestampHigh() < place.timestamp()
          : segment.timestampLow() > place.timestamp();
    }
    return ascending ? segment.last() <= place.seq() : segment.first() >= place.seq();
  }

  /** Whether all rows of a segment come after a row. */
  boolean isAfter(Segment segment, Row row) {
    if (byTimestamp) {
      return ascending
          ? segment.timestampLow() > row.timestamp()
          : segment.timestampHigh() < row.timestamp();
    }
    return ascending ? segment.first() > row.seq() : segment.last() < row.seq();
  }

  /** Whether a row comes after a place. */
  boolean isAfter(long timestamp, long seq, Place place) {
    int compared =
        byTimestamp && timestamp != place.timestamp()
            ? Long.compare(timestamp, place.timestamp())
            : Long.compare(seq, place.seq());
    return ascending ? compared > 0 : compared < 0;
  }
}
