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
record SchemaMark(SqlSource source, String history) {
  private static final Logger log = LoggerFactory.getLogger(SchemaMark.class);

  private static final String MAKE =
      "CREATE TABLE IF NOT EXISTS trailmark_schema_mark (history VARCHAR(64) PRIMARY KEY,"
          + " mark VARCHAR(64) NOT NULL, ran VARCHAR(64) NOT NULL)";
  private static final String READ =
      "SELECT mark, ran FROM trailmark_schema_mark WHERE history = ?";
  private static final String WRITE =
      "INSERT INTO trailmark_schema_mark (history, mark, ran) VALUES (?, ?, ?)"
          + " ON CONFLICT (history) DO UPDATE SET mark = excluded.mark, ran = excluded.ran";

  /**
   * Whether it was with these. Where it cannot tell, it was not: the mark is not there yet, or what
   * is wrong is told by the migrations, which are run then.
   */
  boolean is(String fingerprint) {
    try (Connection connection = source.connectToMigrate();
        PreparedStatement read = connection.prepareStatement(READ)) {
      read.setString(1, history);
      try (ResultSet rows = read.executeQuery()) {
        return rows.next()
            && rows.getString(1).equals(fingerprint)
            && rows.getString(2).equals(ran(connection));
      }
    } catch (SQLException e) {
      log.debug("No mark of {} in {}", history, source, e);
      return false;
    }
  }

  /** It is with these now. Where that cannot be remembered, the next start compares them. */
  void set(String fingerprint) {
    try (Connection connection = source.connectToMigrate();
        Statement make = connection.createStatement()) {
      make.execute(MAKE);
      try (PreparedStatement write = connection.prepareStatement(WRITE)) {
        write.setString(1, history);
        write.setString(2, fingerprint);
        write.setString(3, ran(connection));
        write.execute();
      }
    } catch (SQLException e) {
      log.warn("{} is up to date, but cannot remember it; the next start looks again", source, e);
    }
  }

  /** What the history holds: another where an older one was put in its place. */
  private String ran(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT COUNT(*), MAX(installed_rank) FROM " + history)) {
      rows.next();
      return rows.getLong(1) + "/" + rows.getLong(2);
    }
  }
}
