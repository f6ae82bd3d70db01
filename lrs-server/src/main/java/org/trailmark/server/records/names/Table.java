package org.trailmark.server.records.names;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Prepared statements and ids of one transaction. */
final class Table implements AutoCloseable {
  private final Connection tx;
  private final Map<String, PreparedStatement> prepared = new HashMap<>();
  private final Map<String, Long> lastIds = new HashMap<>();

  Table(Connection tx) {
    this.tx = tx;
  }

  /**
   * A statement with its values set, not to be closed.
   *
   * @param sql one of a fixed set
   */
  PreparedStatement prepare(String sql, @Nullable Object... values) throws SQLException {
    PreparedStatement statement = prepared.get(sql);
    if (statement == null) {
      statement = tx.prepareStatement(sql);
      prepared.put(sql, statement);
    }
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    return statement;
  }

  void update(String sql, @Nullable Object... values) throws SQLException {
    prepare(sql, values).executeUpdate();
  }

  /** The next id: they begin with 1 and have no gaps, so that they are short in columns. */
  long nextId(String table) throws SQLException {
    long next = lastId(table) + 1;
    lastIds.put(table, next);
    return next;
  }

  /**
   * Inserts a row under the next id.
   *
   * @param sql takes the id and the value, and does nothing where the value is there already
   * @return the id; 0: it is there already
   */
  long addUnlessThere(String table, String sql, Object value) throws SQLException {
    long next = lastId(table) + 1;
    if (prepare(sql, next, value).executeUpdate() == 0) {
      return 0;
    }
    lastIds.put(table, next);
    return next;
  }

  private long lastId(String table) throws SQLException {
    Long last = lastIds.get(table);
    if (last == null) {
      try (ResultSet rows = prepare("SELECT coalesce(max(id), 0) FROM " + table).executeQuery()) {
        rows.next();
        last = rows.getLong(1);
      }
      lastIds.put(table, last);
    }
    return last;
  }

  @Override
  public void close() throws SQLException {
    for (PreparedStatement statement : prepared.values()) {
      statement.close();
    }
  }
}
