package org.trailmark.journey.db;

import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jdbi.v3.core.statement.DefaultStatementBuilder;
import org.jdbi.v3.core.statement.StatementBuilder;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Prepares each text once in a transaction, however often it is executed. For one thread; closed by
 * whoever ends the transaction.
 */
final class KeptStatements implements StatementBuilder {
  private final StatementBuilder makes = new DefaultStatementBuilder();
  private final Map<String, PreparedStatement> idle = new HashMap<>();
  private final IdentityHashMap<Statement, String> atWork = new IdentityHashMap<>();

  @Override
  public Statement create(Connection connection, StatementContext context) throws SQLException {
    return makes.create(connection, context);
  }

  @Override
  public PreparedStatement create(Connection connection, String sql, StatementContext context)
      throws SQLException {
    PreparedStatement kept = idle.remove(sql);
    PreparedStatement statement = kept == null ? makes.create(connection, sql, context) : kept;
    atWork.put(statement, sql);
    return statement;
  }

  @Override
  public CallableStatement createCall(Connection connection, String sql, StatementContext context)
      throws SQLException {
    return makes.createCall(connection, sql, context);
  }

  /** Keeps it; a second one of the same text, for which somebody works within a result, goes. */
  @Override
  public void close(Connection connection, String anySql, Statement statement) throws SQLException {
    String sql = atWork.remove(statement);
    if (sql == null || idle.putIfAbsent(sql, (PreparedStatement) statement) != null) {
      statement.close();
    }
  }

  /** The transaction ends. */
  void close() throws SQLException {
    for (PreparedStatement statement : idle.values()) {
      statement.close();
    }
  }
}
