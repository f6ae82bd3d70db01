package org.trailmark.lrs.sql.connection;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** A connection and the statements that were prepared on it. One thread at a time. */
public final class Session implements AutoCloseable {
  private static final long LONG_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final Connection connection;
  private final Map<String, PreparedStatement> prepared = new HashMap<>();
  private @Nullable Handle handle;
  private QueryLimit.@Nullable Running reading;
  private long restsSince = System.nanoTime();

  Session(Connection connection) {
    this.connection = connection;
  }

  /** The connection itself, which stays with the session: not to be closed. */
  public Connection connection() {
    return connection;
  }

  /** For work that is not done often enough to be prepared; not to be closed. */
  Handle handle() {
    if (handle == null) {
      handle = Jdbi.open(LentConnection.of(connection, this::requireTime));
    }
    return handle;
  }

  /**
   * A prepared statement, the same each time; not to be closed.
   *
   * @param sql one of a fixed set
   * @throws org.trailmark.lrs.problem.LrsException {@code QUERY_TIMEOUT}
   */
  public PreparedStatement prepare(String sql) throws SQLException {
    requireTime();
    PreparedStatement statement = prepared.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      prepared.put(sql, statement);
    }
    return statement;
  }

  /** Who uses it from now on, if there is a limit to that; null: without one. */
  void lendTo(QueryLimit.@Nullable Running reading) {
    this.reading = reading;
  }

  private void requireTime() {
    if (reading != null) {
      reading.requireTime();
    }
  }

  /** It is not used for now. */
  void rest() {
    restsSince = System.nanoTime();
  }

  /** Whether it was not used for so long that its database may have gone away meanwhile. */
  boolean restedLong() {
    return System.nanoTime() - restsSince > LONG_NANOS;
  }

  /** Rolls back what is open. */
  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
