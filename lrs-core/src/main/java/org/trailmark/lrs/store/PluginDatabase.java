package org.trailmark.lrs.store;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A plugin's own database: on SQLite a file, on PostgreSQL a schema of its own. Plain JDBC, so that
 * a plugin may use whatever it likes on top ({@code Jdbi.open(connection)}, for example).
 *
 * <p>Times are stored as milliseconds since the epoch (UTC) by convention, so that one SQL serves
 * both databases.
 */
public interface PluginDatabase {

  /**
   * Runs work that only reads, on one consistent snapshot.
   *
   * @throws org.trailmark.lrs.problem.LrsException {@code STORE_UNAVAILABLE} when the database
   *     fails
   */
  <T extends @Nullable Object> T read(SqlWork<T> work);

  /**
   * Runs work in a transaction: committed when it returns, rolled back when it throws. Writers take
   * turns with the plugin's handler, on whatever node they are; keep it short.
   *
   * @throws org.trailmark.lrs.problem.LrsException {@code STORE_UNAVAILABLE} when the database
   *     fails
   */
  <T extends @Nullable Object> T write(SqlWork<T> work);

  /**
   * Whether this node is the one that runs the plugin now. Where several nodes share a database,
   * one of them hands the statements to the plugin; on the others it only answers requests. A node
   * that is alone always has the turn.
   */
  default boolean isOurTurn() {
    return true;
  }

  /** Work on a connection that the database opened and will close. */
  @FunctionalInterface
  interface SqlWork<T extends @Nullable Object> {
    T run(Connection connection) throws SQLException;
  }
}
