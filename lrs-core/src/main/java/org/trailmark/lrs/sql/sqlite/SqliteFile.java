package org.trailmark.lrs.sql.sqlite;

import java.io.File;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.sql.connection.Migrations;
import org.trailmark.lrs.sql.connection.Session;
import org.trailmark.lrs.sql.connection.SqlFailure;
import org.trailmark.lrs.sql.connection.SqlSource;

/**
 * A SQLite database file and the way it is opened: write-ahead log, durable at every commit, 8 KB
 * pages.
 *
 * @param changedEverywhere whether transactions change rows all over it, and do not just add some
 *     at the end. A page that many change is written into the file once for all of them, so there
 *     the write-ahead log may grow longer before it is brought into the file, and longer still as
 *     the file grows and transactions meet on fewer of its pages
 */
public record SqliteFile(Path path, boolean changedEverywhere) implements SqlSource {
  private static final int PAGE_SIZE = 8192;

  /** So many pages of the write-ahead log are brought into the file. */
  private static final int CHECKPOINT = 1000;

  private static final int BUSY_MS = 10_000;

  /** A write-ahead log of so many bytes is left as it is. */
  private static final long SHORT = 8 << 20;

  /** By its name: the driver is there when the program runs, and not when it is compiled. */
  private static final String NOT_LOADED = "org.sqlite.NativeLibraryNotFoundException";

  /** As for the store's own tables; whoever only reads a file needs no other. */
  public SqliteFile(Path path) {
    this(path, false);
  }

  /** Of tables that are changed everywhere. */
  static SqliteFile ofPlugin(Path path) {
    return new SqliteFile(path, true);
  }

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
    Connection connection = DriverManager.getConnection(url(), properties);
    try (Statement statement = connection.createStatement()) {
      statement.execute(checkpoint());
    }
    return connection;
  }

  /**
   * Nobody else writes. What is told is how long the write-ahead log may be; SQLite hears it as it
   * is prepared, once for each length, so after the file has shrunk it stays long until the next
   * start.
   */
  @Override
  public void takeTurn(Session session) throws SQLException {
    if (changedEverywhere) {
      session.prepare(checkpoint()).executeQuery().close();
    }
  }

  private String checkpoint() {
    int pages = changedEverywhere ? logBeside(path.toFile().length() / PAGE_SIZE) : CHECKPOINT;
    return "PRAGMA wal_autocheckpoint = " + pages;
  }

  /**
   * How many pages the log may have where the file is changed everywhere: beside a short file it
   * would be most of what lies on the disk, and after a crash all of it is checked and brought into
   * the file before anything else.
   */
  private static int logBeside(long pagesOfTheFile) {
    if (pagesOfTheFile < 8_000) {
      return 2_000;
    }
    return pagesOfTheFile < 16_000 ? 8_000 : 16_000;
  }

  @Override
  public Connection connectToRead() throws SQLException {
    Connection connection = DriverManager.getConnection(url(), properties());
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA query_only = ON");
    }
    return connection;
  }

  @Override
  public Connection connectToMigrate() throws SQLException {
    return DriverManager.getConnection(url(), properties());
  }

  /** Migrations come first: a new file gets its lasting settings here. */
  @Override
  public void migrate(List<Migrations> migrations) {
    try {
      settle();
    } catch (SQLException e) {
      throw SqlFailure.of(e, this);
    }
    migrations.forEach(one -> one.run(this));
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

  /** Whoever reads an old snapshot is not waited for: another time will do. */
  @Override
  public void giveBack(Session session) throws SQLException {
    if (new File(path + "-wal").length() <= SHORT) {
      return;
    }
    try (Statement statement = session.connection().createStatement()) {
      statement.execute("PRAGMA busy_timeout = 0");
      try {
        statement.executeQuery("PRAGMA wal_checkpoint(TRUNCATE)").close();
      } finally {
        statement.execute("PRAGMA busy_timeout = " + BUSY_MS);
      }
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
    try (Connection connection = connectToMigrate();
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
    try (Connection connection = connectToMigrate();
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA page_size = " + PAGE_SIZE);
      statement.execute("PRAGMA journal_mode = WAL");
    }
  }

  String url() {
    return "jdbc:sqlite:" + path.toAbsolutePath();
  }

  private static Properties properties() {
    Properties properties = new Properties();
    properties.setProperty("synchronous", "FULL");
    properties.setProperty("busy_timeout", String.valueOf(BUSY_MS));
    properties.setProperty("foreign_keys", "true");
    properties.setProperty("temp_store", "MEMORY");
    // Else each INSERT is followed by a query for what nobody asks for; RETURNING tells it as well.
    properties.setProperty("jdbc.get_generated_keys", "false");
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
