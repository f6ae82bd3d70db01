package org.trailmark.journey.db;

import java.sql.Connection;
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
}
