package org.trailmark.lrs.sql;

import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;

/**
 * The one connection that writes to a database file. Whoever writes takes turns, first come, first
 * served: SQLite's own waiting is not fair, and a stream of commits would starve a rare writer.
 */
final class SqliteWriter implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(SqliteWriter.class);

  private static final long PATIENCE_SECONDS = 30;

  private final SqliteFile file;
  private final ReentrantLock turn = new ReentrantLock(true);
  private @Nullable Session session;
  private volatile boolean closed;

  SqliteWriter(SqliteFile file) {
    this.file = file;
  }

  /** What is done in a transaction. */
  @FunctionalInterface
  interface Work<T extends @Nullable Object> {
    T run(Session session) throws SQLException;
  }

  /**
   * Runs work in a transaction that holds the write lock from its beginning.
   *
   * @throws LrsException {@code STORE_UNAVAILABLE} when the database fails, {@code INTERNAL} when
   *     it refuses what the work asked for
   */
  <T extends @Nullable Object> T transaction(Work<T> work) {
    if (turn.isHeldByCurrentThread()) {
      throw new IllegalStateException("a transaction within a transaction of " + file);
    }
    turn.lock();
    try {
      return run(work);
    } catch (SQLException | RuntimeException e) {
      throw SqliteFailure.of(e, file);
    } finally {
      turn.unlock();
    }
  }

  private <T extends @Nullable Object> T run(Work<T> work) throws SQLException {
    Session current = session();
    boolean done = false;
    try {
      current.connection().setAutoCommit(false);
      T result = work.run(current);
      current.connection().setAutoCommit(true);
      done = true;
      return result;
    } finally {
      if (!done) {
        undo(current);
      }
    }
  }

  private Session session() throws SQLException {
    if (closed) {
      throw new LrsException(ProblemCode.STORE_UNAVAILABLE, "The storage is shutting down.");
    }
    Session current = session;
    if (current == null || current.connection().isClosed()) {
      current = new Session(file.connect());
      session = current;
    }
    return current;
  }

  /** Closing rolls back, and the next transaction starts on a connection without a past. */
  private void undo(Session failed) {
    session = null;
    try {
      failed.close();
    } catch (SQLException e) {
      log.warn("Could not roll back on {}; SQLite does so when it opens the file again", file, e);
    }
  }

  /** Waits for the transaction in hand, but not for ever: what was not committed is undone. */
  @Override
  public void close() {
    boolean mine = false;
    try {
      mine = turn.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS);
      closed = true;
      Session last = session;
      if (!mine) {
        log.error("Somebody still writes to {}; closing without waiting for it", file);
      } else if (last != null) {
        last.close();
      }
    } catch (SQLException e) {
      log.warn("Could not close {}", file, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      if (mine) {
        turn.unlock();
      }
    }
  }
}
