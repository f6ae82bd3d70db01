package org.trailmark.spec.storage;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A real PostgreSQL, started once for all tests of this process and ended with it. Each test has a
 * schema of its own, or one that another test gave back empty. What was written need not survive a
 * crash of the machine, so it is quick.
 */
public final class TestPostgres {
  private static final AtomicInteger SCHEMAS = new AtomicInteger();

  private static final Deque<String> EMPTY = new ConcurrentLinkedDeque<>();
  private static final String TABLES_TO_EMPTY =
      "SELECT quote_ident(tablename) FROM pg_tables WHERE schemaname = current_schema()"
          + " AND tablename NOT IN ('schema_history', 'trailmark_schema_mark',"
          + " 'log_head', 'probe', 'index_secret',"
          + " 'erasure_secret', 'attachment_scan')";

  private final String schema;

  public TestPostgres() {
    this(EMPTY.poll());
  }

  private TestPostgres(@Nullable String empty) {
    this.schema = empty != null ? empty : "t" + SCHEMAS.incrementAndGet();
  }

  /** With a schema that does not exist yet. */
  static TestPostgres neverUsed() {
    return new TestPostgres(null);
  }

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
    return url(port());
  }

  /** The same by way of another port. */
  public String url(int port) {
    return "jdbc:postgresql://localhost:"
        + port
        + "/postgres?user=postgres&currentSchema="
        + schema;
  }

  public int port() {
    return Running.SERVER.getPort();
  }

  /** Gives the schema back, which nobody uses any more. */
  public void giveBack() {
    query("SELECT nspname FROM pg_namespace WHERE nspname LIKE '" + schema + "\\_%'")
        .forEach(plugin -> execute("DROP SCHEMA \"" + plugin + "\" CASCADE"));
    empty();
    EMPTY.add(schema);
  }

  /** Removes everything that was stored; a storage may be open. */
  public void empty() {
    List<String> tables = query(TABLES_TO_EMPTY);
    if (!tables.isEmpty()) {
      execute(
          "TRUNCATE "
              + String.join(", ", tables)
              + "; UPDATE log_head SET floor = 0, definitions = definitions + 1");
    }
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

  /** Ends every connection but the one that does it; tests run one after another. */
  public void endOtherConnections() {
    query(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            + " WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()");
  }

  /** Ends the connections by which nodes hold what they do alone. */
  public void endConnectionsThatHoldTurns() {
    query(
        "SELECT pg_terminate_backend(l.pid) FROM pg_locks l JOIN pg_stat_activity a"
            + " ON a.pid = l.pid WHERE l.locktype = 'advisory' AND a.state = 'idle'");
  }

  /** A connection in this test's schema. */
  public Connection connect() throws SQLException {
    Connection connection = Running.SERVER.getPostgresDatabase().getConnection();
    connection.setSchema(schema);
    return connection;
  }
}
