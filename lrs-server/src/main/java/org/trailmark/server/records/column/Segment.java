package org.trailmark.server.records.column;

/**
 * A part of the rows, as it stands in the directory.
 *
 * @param first the lowest {@code seq} in it
 * @param last the highest
 * @param rows how many
 * @param storedLow the earliest time of storing in it, and {@code storedHigh} the latest, in
 *     milliseconds
 * @param timestampLow the earliest time stamp in it, and {@code timestampHigh} the latest, in
 *     milliseconds
 */
public record Segment(
    long first,
    long last,
    int rows,
    long storedLow,
    long storedHigh,
    long timestampLow,
    long timestampHigh) {

  /** So many neighbours of one level become one of the next. */
  static final int FAN = 8;

  /** From this level on, a segment stays as it is: 32,768 rows or more. */
  static final int SEALED = 5;

  /** Below this level, all columns lie together: one row to write, and little to read. */
  private static final int SMALL = 4;

  /** How large it is, in powers of {@link #FAN}. */
  int level() {
    return level(rows);
  }

  static int level(int rows) {
    int bits = Integer.SIZE - 1 - Integer.numberOfLeadingZeros(rows);
    return Math.min(bits / Integer.numberOfTrailingZeros(FAN), SEALED);
  }

  boolean isSmall() {
    return level() < SMALL;
  }

  static Segment of(Rows rows) {
    return new Segment(
        rows.first(),
        rows.last(),
        rows.size(),
        rows.least(Column.STORED),
        rows.greatest(Column.STORED),
        rows.least(Column.TIMESTAMP),
        rows.greatest(Column.TIMESTAMP));
  }
}
