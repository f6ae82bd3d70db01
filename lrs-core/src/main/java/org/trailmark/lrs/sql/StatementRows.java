package org.trailmark.lrs.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jdbi.v3.core.statement.StatementContext;
import org.trailmark.lrs.store.StoredStatement;

/** Reads statements from rows of table {@code statement}, there called {@code s}. */
final class StatementRows {
  /**
   * A statement is voided if a voiding statement names it and it is none itself (xAPI-Data 2.3.2).
   */
  static final String VOIDED =
      "(s.voiding = 0 AND EXISTS (SELECT 1 FROM voided v WHERE v.id = s.id))";

  /** What {@link #map} reads. */
  static final String COLUMNS = "s.seq, s.id, s.stored, " + VOIDED + " AS is_voided, s.json";

  private StatementRows() {}

  static StoredStatement map(ResultSet row, StatementContext context) throws SQLException {
    return new StoredStatement(
        row.getLong(1),
        UuidBytes.toUuid(row.getBytes(2)),
        Instant.ofEpochMilli(row.getLong(3)),
        row.getBoolean(4),
        row.getBytes(5));
  }
}
