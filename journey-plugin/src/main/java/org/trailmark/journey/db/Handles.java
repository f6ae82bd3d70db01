package org.trailmark.journey.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.ColonPrefixSqlParser;
import org.jdbi.v3.core.statement.SqlParser;
import org.jdbi.v3.core.statement.SqlStatements;

/** Opens Jdbi over the connection that the host lends for one transaction. */
public final class Handles {
  /**
   * Shared, because a Jdbi that is made for each transaction would parse each text anew: more than
   * half of all that the plugin computes. Safe on any thread; keeps the texts used last.
   */
  private static final SqlParser PARSED = new ColonPrefixSqlParser();

  private Handles() {}

  /** A handle that is good for as long as the connection is, and needs no closing. */
  public static Handle over(Connection connection) {
    Handle handle = Jdbi.open(connection);
    handle.getConfig(SqlStatements.class).setSqlParser(PARSED);
    return handle;
  }

  /**
   * Does work that says the same to the database many times: what it prepares is prepared once.
   *
   * @param work is done with its handle when it returns
   */
  public static <T> T over(Connection connection, Function<Handle, T> work) throws SQLException {
    KeptStatements kept = new KeptStatements();
    Handle handle = over(connection);
    handle.setStatementBuilder(kept);
    try {
      return work.apply(handle);
    } finally {
      kept.close();
    }
  }
}
