package org.trailmark.lrs.sql.connection;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.problem.LrsException;

/**
 * A database and what is its own: how it is opened, how those who write take turns, and what its
 * failures mean. Its text names the database to the operator, without any password.
 */
public interface SqlSource {

  /** Where tables are made; null: there is one place. */
  default @Nullable String schema() {
    return null;
  }

  /** Makes the database ready where it is not, and brings it up to date. */
  void migrate(List<Migrations> migrations);

  /** A connection that changes what tables there are; as the driver makes it otherwise. */
  Connection connectToMigrate() throws SQLException;

  /**
   * A connection that writes. Turning its auto-commit off begins a transaction, turning it on
   * commits.
   */
  Connection connect() throws SQLException;

  /** A connection that only reads; each transaction sees one snapshot. */
  Connection connectToRead() throws SQLException;

  /**
   * Called first in every transaction that writes: when it returns, whoever else writes here waits
   * until this transaction ends.
   */
  default void takeTurn(Session session) throws SQLException {}

  /** Begins a transaction that reads. */
  default void beginReading(Session session) throws SQLException {
    session.connection().setAutoCommit(false);
  }

  /** Ends it, when all went well. */
  default void endReading(Session session) throws SQLException {
    session.connection().setAutoCommit(true);
  }

  /**
   * Takes what was deleted out of the database's files, as far as the database can. Nobody of this
   * process writes meanwhile.
   */
  void compact() throws SQLException;

  /** Gives back room on the disk that is taken while much is written. Nobody writes meanwhile. */
  default void giveBack(Session session) throws SQLException {}

  /** Whether a session that rested for a while is still good. */
  default boolean isAlive(Session session) throws SQLException {
    return true;
  }

  /** Breaks off the statement that another thread runs on a session, if it runs one. */
  void interrupt(Session session) throws SQLException;

  /**
   * Breaks off what another thread does with a session, and closes it. What was not committed is
   * undone.
   */
  default void abort(Session session) throws SQLException {
    session.connection().abort(Runnable::run);
  }

  /**
   * Why the database cannot work now, to be said after its name; null: the failure is of another
   * kind.
   */
  @Nullable String outage(SQLException failure);

  /** What to tell whoever wants kept what this database cannot keep; null: it is not that. */
  default @Nullable LrsException refusal(SQLException failure) {
    return null;
  }
}
