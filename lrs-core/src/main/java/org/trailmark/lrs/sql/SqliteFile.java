package org.trailmark.lrs.sql;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/**
 * A SQLite database file and the way it is opened: write-ahead log, durable at every commit, 8 KB
 * pages.
 */
record SqliteFile(Path path) {
  private static final long CONNECTION_TIMEOUT_MS = 10_000;

  /**
   * A connection that writes. Turning auto-commit off takes the write lock; turning it on commits.
   * (The driver's {@code commit()} begins the next transaction at once and would keep the lock.)
   */
  Connection connect() throws SQLException {
    Properties properties = properties();
    properties.setProperty("transaction_mode", "IMMEDIATE");
    properties.setProperty("cache_size", "-65536"); // KiB
    return DriverManager.getConnection(url(), properties);
  }

  /** A connection that only reads. */
  Connection connectToRead() throws SQLException {
    Connection connection = DriverManager.getConnection(url(), properties());
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA query_only = ON");
    }
    return connection;
  }

  /** Connections for migrations, which come first: a new file gets its lasting settings here. */
  HikariDataSource migrator() {
    try {
      settle();
    } catch (SQLException e) {
      throw SqliteFailure.of(e, path);
    }
    return new HikariDataSource(pool(2));
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

  private String url() {
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

  @Override
  public String toString() {
    return path.toString();
  }
}
