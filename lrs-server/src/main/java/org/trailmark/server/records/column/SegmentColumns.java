package org.trailmark.server.records.column;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;

/** The columns of one segment, each read when it is first asked for. One thread. */
public final class SegmentColumns {
  /** Where small segments have all columns. */
  static final int WHOLE = -1;

  private static final String FIND = "SELECT data FROM segment_column WHERE first = ? AND part = ?";

  private final Connection tx;
  private final Segment segment;
  private final Map<Column, Packed> read = new EnumMap<>(Column.class);

  SegmentColumns(Connection tx, Segment segment) {
    this.tx = tx;
    this.segment = segment;
  }

  public Packed get(Column column) throws SQLException {
    Packed known = read.get(column);
    if (known != null) {
      return known;
    }
    if (segment.isSmall()) {
      Whole.split(data(WHOLE), read);
    } else {
      read.put(column, Packed.read(data(column.part())));
    }
    Packed found = read.get(column);
    if (found == null) {
      throw new IllegalStateException("segment " + segment.first() + " has no " + column);
    }
    return found;
  }

  private byte[] data(int part) throws SQLException {
    try (PreparedStatement find = tx.prepareStatement(FIND)) {
      find.setLong(1, segment.first());
      find.setInt(2, part);
      try (ResultSet rows = find.executeQuery()) {
        if (!rows.next()) {
          throw new IllegalStateException("segment " + segment.first() + " has no part " + part);
        }
        return rows.getBytes(1);
      }
    }
  }
}
