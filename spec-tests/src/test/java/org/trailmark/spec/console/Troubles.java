package org.trailmark.spec.console;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * What operators would rather not see, made where it lies: in the journey plugin's database. To
 * bring a server there by failing receivers and plugins would take minutes.
 */
final class Troubles {
  static final String REFUSAL = "503 from the other side";
  static final int SET_ASIDE = 3;

  private static final int DEAD = 2;

  private Troubles() {}

  /** Dead letters, and statements that were set aside; the server of the folder is down. */
  static void in(Path folder) throws SQLException {
    try (Connection database = open(folder);
        Statement sql = database.createStatement()) {
      sql.execute(
          "INSERT INTO outbox (id, ledger_key, channel, learner, payload, state, attempts,"
              + " tries_left, next_at, created_at, done_at, last_error)"
              + " SELECT 1000000 + id, ledger_key, 'webhook:lms', learner, payload, 'dead', 10, 0,"
              + " created_at, created_at, created_at, '"
              + REFUSAL
              + "' FROM inbox ORDER BY id LIMIT "
              + DEAD);
      sql.execute(
          "INSERT INTO trailmark_quarantine (seq, statement_id, error, attempts, at)"
              + " SELECT seq, MIN(statement_id), '"
              + REFUSAL
              + "', 5, MIN(stored) FROM evidence GROUP BY seq ORDER BY seq LIMIT "
              + SET_ASIDE);
    }
  }

  /** From now on no reading of history comes further, until it is let go. */
  static HeldHistory holdHistory(Path folder) throws SQLException {
    execute(
        folder,
        "CREATE TRIGGER held BEFORE UPDATE OF history_at ON publication"
            + " BEGIN SELECT RAISE(ABORT, 'held up by a test'); END");
    return () -> execute(folder, "DROP TRIGGER IF EXISTS held");
  }

  /** Lets it go when it is closed; more than once does no harm. */
  @FunctionalInterface
  interface HeldHistory extends AutoCloseable {
    @Override
    void close() throws SQLException;
  }

  private static void execute(Path folder, String text) throws SQLException {
    try (Connection database = open(folder);
        Statement sql = database.createStatement()) {
      sql.execute(text);
    }
  }

  private static Connection open(Path folder) throws SQLException {
    Path file = folder.resolve("plugins").resolve("journey.db");
    return DriverManager.getConnection("jdbc:sqlite:" + file + "?busy_timeout=20000");
  }
}
