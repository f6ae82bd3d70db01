package org.trailmark.lrs.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** A connection and the statements that were prepared on it. One thread at a time. */
final class Session implements AutoCloseable {
  private final Connection connection;
  private final Map<String, PreparedStatement> prepared = new HashMap<>();
  private @Nullable Handle handle;

  Session(Connection connection) {
    this.connection = connection;
  }

  Connection connection() {
    return connection;
  }

  /** For work that is not done often enough to be prepared; not to be closed. */
  Handle handle() {
    if (handle == null) {
      handle = Jdbi.open(LentConnection.of(connection));
    }
    return handle;
  }

  /**
   * A prepared statement, the same each time; not to be closed.
   *
   * @param sql one of a fixed set
   */
  PreparedStatement prepare(String sql) throws SQLException {
    PreparedStatement statement = prepared.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      prepared.put(sql, statement);
    }
    return statement;
  }

  /** Rolls back what is open. */
  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
