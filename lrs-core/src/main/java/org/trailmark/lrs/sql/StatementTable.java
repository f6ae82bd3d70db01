package org.trailmark.lrs.sql;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The log's table, as the writer uses it. */
final class StatementTable {
  private static final String LAST_SEQ = "SELECT coalesce(max(seq), 0) FROM statement";
  private static final String JSON_BY_ID = "SELECT json FROM statement WHERE id = ?";
  private static final String INSERT =
      "INSERT INTO statement (seq, id, stored, voiding, terms, json) VALUES (?, ?, ?, ?, ?, ?)";
  private static final String VOID = "INSERT INTO voided (id) VALUES (?) ON CONFLICT DO NOTHING";

  private final Session session;

  StatementTable(Session session) {
    this.session = session;
  }

  long lastSeq() throws SQLException {
    try (ResultSet rows = session.prepare(LAST_SEQ).executeQuery()) {
      rows.next();
      return rows.getLong(1);
    }
  }

  byte @Nullable [] json(UUID id) throws SQLException {
    PreparedStatement select = session.prepare(JSON_BY_ID);
    select.setBytes(1, UuidBytes.of(id));
    try (ResultSet rows = select.executeQuery()) {
      return rows.next() ? rows.getBytes(1) : null;
    }
  }

  void insert(List<LogRow> added, long stored) throws SQLException {
    PreparedStatement insert = session.prepare(INSERT);
    for (LogRow row : added) {
      insert.setLong(1, row.seq());
      insert.setBytes(2, UuidBytes.of(row.id()));
      insert.setLong(3, stored);
      insert.setInt(4, row.keys().voiding() ? 1 : 0);
      insert.setBytes(5, row.terms().bytes());
      insert.setBytes(6, row.statement().json());
      insert.addBatch();
    }
    insert.executeBatch();
    voidTargets(added);
  }

  private void voidTargets(List<LogRow> added) throws SQLException {
    PreparedStatement insert = session.prepare(VOID);
    for (LogRow row : added) {
      UUID target = row.keys().target();
      if (row.keys().voiding() && target != null) {
        insert.setBytes(1, UuidBytes.of(target));
        insert.executeUpdate();
      }
    }
  }
}
