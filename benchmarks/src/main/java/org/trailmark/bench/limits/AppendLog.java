package org.trailmark.bench.limits;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.trailmark.bench.statements.StatementStream;

/**
 * Appends statements to a plain SQLite table, durably, in transactions of a thousand; no index, no
 * check, no HTTP.
 */
public final class AppendLog {
  private static final int IN_TRANSACTION = 1000;

  private final Path folder;
  private final byte[][] statements = new byte[IN_TRANSACTION][];

  /**
   * @param folder for its database, on the disk that is to be compared
   */
  public AppendLog(Path folder, StatementStream stream) {
    this.folder = folder;
    for (int i = 0; i < IN_TRANSACTION; i++) {
      statements[i] = stream.statement(i);
    }
  }

  /** Appends to a new file for a while; gives rows a second. */
  public double measure(Duration time) throws IOException, SQLException {
    Path file = Files.createTempFile(folder, "append", ".db");
    try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + file)) {
      try (Statement setup = database.createStatement()) {
        setup.execute("PRAGMA page_size = 8192");
        setup.execute("PRAGMA journal_mode = WAL");
        setup.execute("PRAGMA synchronous = FULL");
        setup.execute("CREATE TABLE log (seq INTEGER PRIMARY KEY, statement BLOB NOT NULL)");
      }
      database.setAutoCommit(false);
      return append(database, time);
    } finally {
      for (String ending : new String[] {"", "-wal", "-shm"}) {
        Files.deleteIfExists(Path.of(file + ending));
      }
    }
  }

  private double append(Connection database, Duration time) throws SQLException {
    long rows = 0;
    long begin = System.nanoTime();
    long now = begin;
    try (PreparedStatement insert =
        database.prepareStatement("INSERT INTO log (statement) VALUES (?)")) {
      while (now - begin < time.toNanos()) {
        for (byte[] statement : statements) {
          insert.setBytes(1, statement);
          insert.addBatch();
        }
        insert.executeBatch();
        database.commit();
        rows += IN_TRANSACTION;
        now = System.nanoTime();
      }
    }
    return rows / ((now - begin) / 1e9);
  }

  /** Measures for as many milliseconds as each line of standard input says, until it ends. */
  public static void main(String... arguments) throws IOException, SQLException {
    AppendLog log = new AppendLog(Path.of(arguments[0]), new StatementStream(1));
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
    System.out.println("ready");
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      System.out.println("rows/s " + log.measure(Duration.ofMillis(Long.parseLong(line))));
    }
  }
}
