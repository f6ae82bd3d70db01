package org.trailmark.lrs.sql;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * A SQLite database file and the way it is opened: write-ahead log, durable at every commit, 8 KB
 * pages.
 */
record SqliteFile(Path path) implements SqlSource {
  private static final long CONNECTION_TIMEOUT_MS = 10_000;

  /** By its name: the driver is there when the program runs, and not when it is compiled. */
  private static final String NOT_LOADED = "org.sqlite.NativeLibraryNotFoundException";

  /**
   * {@inheritDoc}
   *
   * <p>Turning auto-commit off takes the write lock. (The driver's {@code commit()} begins the next
   * transaction at once and would keep the lock.)
   */
  @Override
  public Connection connect() throws SQLException {
    Properties properties = properties();
    properties.setProperty("transaction_mode", "IMMEDIATE");
    properties.setProperty("cache_size", "-65536"); // KiB
    return DriverManager.getConnection(url(), properties);
  }

  @Override
  public Connection connectToRead() throws SQLException {
    Connection connection = DriverManager.getConnection(url(), properties());
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA query_only = ON");
    }
    return connection;
  }

  /** Migrations come first: a new file gets its lasting settings here. */
  @Override
  public void migrate(List<Migrations> migrations) {
    try {
      settle();
    } catch (SQLException e) {
      throw SqlFailure.of(e, this);
    }
    try (HikariDataSource migrator = new HikariDataSource(pool(2))) {
      migrations.forEach(one -> one.run(migrator, this));
    }
  }

  /** Prepared, because this is done for every page that is read. */
  @Override
  public void beginReading(Session session) throws SQLException {
    session.prepare("BEGIN").execute();
  }

  @Override
  public void endReading(Session session) throws SQLException {
    session.prepare("COMMIT").execute();
  }

  /** A statement that never ran can cancel the one that does. */
  @Override
  public void interrupt(Session session) throws SQLException {
    try (Statement canceller = session.connection().createStatement()) {
      canceller.cancel();
    }
  }

  /** The driver's {@code abort} does nothing. */
  @Override
  public void abort(Session session) throws SQLException {
    interrupt(session);
    session.close();
  }

  /** Written anew, the file holds nothing but what is there; the write-ahead log is emptied. */
  @Override
  public void compact() throws SQLException {
    try (Connection connection = DriverManager.getConnection(url(), properties());
        Statement statement = connection.createStatement()) {
      statement.execute("VACUUM");
      try (ResultSet outcome = statement.executeQuery("PRAGMA wal_checkpoint(TRUNCATE)")) {
        if (outcome.next() && outcome.getInt(1) != 0) {
          throw new SQLException("somebody reads all the time; the log cannot be emptied", null, 5);
        }
      }
    }
  }

  /** By SQLite's primary result code. */
  @Override
  public @Nullable String outage(SQLException failure) {
    Throwable cause = failure.getCause();
    if (cause != null && cause.getClass().getName().equals(NOT_LOADED)) {
      return "cannot be opened: the native code of SQLite is not loaded. It is unpacked into "
          + System.getProperty("java.io.tmpdir")
          + ", where files must be executable (no noexec); the log says more.";
    }
    return switch (failure.getErrorCode()) {
      case 5, 6 -> "is locked by another program. Close whatever has the file open.";
      case 7 -> "has no memory left.";
      case 8 -> "is read-only. Check who owns the file and its folder.";
      case 10 -> "failed to read or write: " + failure.getMessage();
      case 11, 26 -> "is damaged or no database: " + failure.getMessage() + ". Restore a backup.";
      case 13 -> "has no room: the disk is full.";
      case 14 -> "cannot be opened. Check that its folder exists and may be written.";
      case 15 -> "has a locking problem; is the folder on a network drive?";
      default -> null;
    };
  }

  /** The size of pages can only be set before the write-ahead log is, each by its own statement. */
  private void settle() throws SQLException {
    try (Connection connection = DriverManager.getConnection(url(), properties());
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA page_size = 8192");
      statement.execute("PRAGMA journal_mode = WAL");
    }
  }

  private HikariConfig pool(int size) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("sqlite-" + path.getFileName());
    config.setJdbcUrl(url());
    config.setDataSourceProperties(properties());
    config.setMaximumPoolSize(size);
    config.setConnectionTimeout(CONNECTION_TIMEOUT_MS);
    config.setMaxLifetime(0); // a file does not go away
    return config;
  }

  String url() {
    return "jdbc:sqlite:" + path.toAbsolutePath();
  }

  private static Properties properties() {
    Properties properties = new Properties();
    properties.setProperty("synchronous", "FULL");
    properties.setProperty("busy_timeout", "10000");
    properties.setProperty("foreign_keys", "true");
    properties.setProperty("temp_store", "MEMORY");
    return properties;
  }

  /**
   * Without its folder: clients read this, too, and where a server keeps its data is not theirs.
   */
  @Override
  public String toString() {
    return String.valueOf(path.getFileName());
  }
}
