package org.trailmark.lrs.dispatch;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The table of statements set aside, in the plugin's database. */
final class QuarantineTable {
  private static final String SAVE =
      "INSERT INTO trailmark_quarantine (seq, statement_id, error, attempts, at)"
          + " VALUES (?, ?, ?, ?, ?) ON CONFLICT (seq) DO UPDATE SET error = excluded.error,"
          + " attempts = trailmark_quarantine.attempts + excluded.attempts, at = excluded.at";
  private static final String LIST =
      "SELECT seq, statement_id, error, attempts, at FROM trailmark_quarantine"
          + " WHERE seq > ? ORDER BY seq LIMIT ?";
  private static final String REMOVE = "DELETE FROM trailmark_quarantine WHERE seq = ?";
  private static final String COUNT = "SELECT count(*) FROM trailmark_quarantine";

  private QuarantineTable() {}

  /** Adds a statement; one that is there already gets the new error, and the attempts add up. */
  static void save(Connection tx, QuarantinedStatement statement) throws SQLException {
    try (PreparedStatement save = tx.prepareStatement(SAVE)) {
      save.setLong(1, statement.seq());
      save.setString(2, statement.statementId().toString());
      save.setString(3, statement.error());
      save.setInt(4, statement.attempts());
      save.setLong(5, statement.at().toEpochMilli());
      save.executeUpdate();
    }
  }

  static List<QuarantinedStatement> list(Connection tx, long afterSeq, int max)
      throws SQLException {
    List<QuarantinedStatement> found = new ArrayList<>();
    try (PreparedStatement select = tx.prepareStatement(LIST)) {
      select.setLong(1, afterSeq);
      select.setInt(2, max);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          found.add(
              new QuarantinedStatement(
                  rows.getLong(1),
                  UUID.fromString(rows.getString(2)),
                  rows.getString(3),
                  rows.getInt(4),
                  Instant.ofEpochMilli(rows.getLong(5))));
        }
      }
    }
    return found;
  }

  static boolean contains(Connection tx, long seq) throws SQLException {
    return list(tx, seq - 1, 1).stream().anyMatch(found -> found.seq() == seq);
  }

  static boolean remove(Connection tx, long seq) throws SQLException {
    try (PreparedStatement remove = tx.prepareStatement(REMOVE)) {
      remove.setLong(1, seq);
      return remove.executeUpdate() > 0;
    }
  }

  static long count(Connection tx) throws SQLException {
    try (PreparedStatement select = tx.prepareStatement(COUNT);
        ResultSet rows = select.executeQuery()) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
