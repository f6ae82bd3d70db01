package org.trailmark.server.records.query;

import java.sql.SQLException;
import org.trailmark.server.records.column.SegmentColumns;

/** Something that rows must have. */
interface Test {

  /**
   * Keeps the rows that have it.
   *
   * @param places of rows in the segment, rising; what is kept moves to the front
   * @param size how many there are
   * @return how many are kept
   */
  int keep(SegmentColumns columns, int[] places, int size) throws SQLException;
}
