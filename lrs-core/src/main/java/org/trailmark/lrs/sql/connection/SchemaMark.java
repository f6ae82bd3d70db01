package org.trailmark.lrs.sql.connection;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which migrations a database was last brought up to date with, and what their history held then,
 * told by the database itself: a start that finds the same does not compare them one by one, which
 * takes longer than everything else that a database is asked at a start.
 *
 * @param history the table that remembers which migrations ran
 */
record SchemaMark(Connection connection, String history) {
  private static final Logger log = LoggerFactory.getLogger(SchemaMark.class);

  private static final String TABLE = "trailmark_schema_mark";

  /**
   * Whether it was with these. Where it cannot tell, it was not: the mark is not there yet, or what
   * is wrong is told by the migrations, which are run then.
   */
  boolean is(String fingerprint) {
    try (PreparedStatement select =
        connection.prepareStatement("SELECT mark, ran FROM " + TABLE + " WHERE history = ?")) {
      select.setString(1, history);
      try (ResultSet rows = select.executeQuery()) {
        return rows.next()
            && rows.getString(1).equals(fingerprint)
            && rows.getString(2).equals(ran());
      }
    } catch (SQLException e) {
      log.debug("No mark of {}", history, e);
      return false;
    }
  }

  /** It is with these now. */
  void set(String fingerprint) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE IF NOT EXISTS %s (history VARCHAR(64) PRIMARY KEY, mark VARCHAR(64) NOT NULL, ran VARCHAR(64) NOT NULL)"
              .formatted(TABLE));
    }
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO "
                + TABLE
                + " (history, mark, ran) VALUES (?, ?, ?) ON CONFLICT (history)"
                + " DO UPDATE SET mark = excluded.mark, ran = excluded.ran")) {
      insert.setString(1, history);
      insert.setString(2, fingerprint);
      insert.setString(3, ran());
      insert.execute();
    }
  }

  /** What the history holds: another where an older one was put in its place. */
  private String ran() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT COUNT(*), MAX(installed_rank) FROM " + history)) {
      rows.next();
      return rows.getLong(1) + "/" + rows.getLong(2);
    }
  }
}
