package org.trailmark.lrs.dispatch;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/** The row in a plugin's database that says how far its handler has come. */
public final class Checkpoints {
  private Checkpoints() {}

  /**
   * The {@code seq} up to which the log has taken effect, as {@code tx} sees it; 0 for none.
   *
   * @param tx a connection to the plugin's database
   */
  public static long read(Connection tx) throws SQLException {
    return readColumn(tx, "seq");
  }

  /** The last time that the handler was told. */
  static Instant through(Connection tx) throws SQLException {
    return Instant.ofEpochMilli(readColumn(tx, "through"));
  }

  static void advance(Connection tx, long seq) throws SQLException {
    write(tx, "seq", seq);
  }

  static void through(Connection tx, Instant now) throws SQLException {
    write(tx, "through", now.toEpochMilli());
  }

  private static long readColumn(Connection tx, String column) throws SQLException {
    try (PreparedStatement select =
            tx.prepareStatement("SELECT " + column + " FROM trailmark_checkpoint WHERE id = 1");
        ResultSet rows = select.executeQuery()) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private static void write(Connection tx, String column, long value) throws SQLException {
    try (PreparedStatement update =
        tx.prepareStatement("UPDATE trailmark_checkpoint SET " + column + " = ? WHERE id = 1")) {
      update.setLong(1, value);
      update.executeUpdate();
    }
  }
}
