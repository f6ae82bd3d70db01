package org.trailmark.spec.storage;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A real PostgreSQL, started once for all tests of this process and ended with it. Each test has a
 * schema of its own. What was written need not survive a crash of the machine, so it is quick.
 */
public final class TestPostgres {
  private static final AtomicInteger SCHEMAS = new AtomicInteger();

  private final String schema = "t" + SCHEMAS.incrementAndGet();

  private static final class Running {
    static final EmbeddedPostgres SERVER = start();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.builder()
            .setServerConfig("fsync", "off")
            .setServerConfig("full_page_writes", "off")
            .setServerConfig("max_connections", "200")
            .start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** What a storage is opened with; the same each time. */
  public String url() {
    return Running.SERVER.getJdbcUrl("postgres", "postgres") + "&currentSchema=" + schema;
  }

  /** Drops what this test made. */
  public void drop() {
    List<String> schemas =
        query(
            "SELECT nspname FROM pg_namespace WHERE nspname = '%1$s' OR nspname LIKE '%1$s\\_%%'"
                .formatted(schema));
    schemas.forEach(one -> execute("DROP SCHEMA \"" + one + "\" CASCADE"));
  }

  /** Runs a command as the database's owner, in this test's schema. */
  public void execute(String sql) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The first column of what a query finds, as text. */
  public List<String> query(String sql) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> found = new ArrayList<>();
      while (rows.next()) {
        found.add(rows.getString(1));
      }
      return found;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A connection in this test's schema. */
  public Connection connect() throws SQLException {
    Connection connection = Running.SERVER.getPostgresDatabase().getConnection();
    connection.setSchema(schema);
    return connection;
  }
}
