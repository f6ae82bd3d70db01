package org.trailmark.lrs.sql;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.HandleCallback;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads from a database file, over a few sessions that are kept open. (A pool for network
 * connections would prepare every statement anew, which costs more than most statements do.)
 */
final class SqliteReader implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(SqliteReader.class);
  private static final long PATIENCE_SECONDS = 10;

  private final SqliteFile file;
  private final int most;
  private final Semaphore permits;
  private final ConcurrentLinkedDeque<Session> idle = new ConcurrentLinkedDeque<>();
  private volatile boolean closed;

  /**
   * @param sessions how many may read at once
   */
  SqliteReader(SqliteFile file, int sessions) {
    this.file = file;
    this.most = sessions;
    this.permits = new Semaphore(sessions);
  }

  /** What is looked at. */
  @FunctionalInterface
  interface Look<T extends @Nullable Object> {
    T at(Session session) throws SQLException;
  }

  /**
   * Runs work that only reads, on one snapshot.
   *
   * @throws org.trailmark.lrs.problem.LrsException {@code STORE_UNAVAILABLE} when the database
   *     fails
   */
  <T extends @Nullable Object> T read(HandleCallback<T, SQLException> work) {
    return look(
        session -> {
          session.connection().setAutoCommit(false);
          try {
            return work.withHandle(session.handle());
          } finally {
            session.connection().rollback();
            session.connection().setAutoCommit(true);
          }
        });
  }

  /**
   * Runs work that only reads, each statement on a snapshot of its own: for rows that are never
   * changed.
   *
   * @throws org.trailmark.lrs.problem.LrsException {@code STORE_UNAVAILABLE} when the database
   *     fails
   */
  <T extends @Nullable Object> T look(Look<T> work) {
    try {
      acquire();
      try {
        return look(session(), work);
      } finally {
        permits.release();
      }
    } catch (SQLException | RuntimeException e) {
      throw SqliteFailure.of(e, file);
    }
  }

  /**
   * Runs work that only reads, on one snapshot, which begins with the first statement. Where there
   * is more than one statement, this is also cheaper: each would take and give back a lock.
   *
   * @throws org.trailmark.lrs.problem.LrsException {@code STORE_UNAVAILABLE} when the database
   *     fails
   */
  <T extends @Nullable Object> T lookAtOnce(Look<T> work) {
    return look(
        session -> {
          session.prepare("BEGIN").execute();
          T result = work.at(session);
          session.prepare("COMMIT").execute();
          return result;
        });
  }

  private <T extends @Nullable Object> T look(Session session, Look<T> work) throws SQLException {
    boolean done = false;
    try {
      T result = work.at(session);
      done = true;
      return result;
    } finally {
      if (done && !closed) {
        idle.addFirst(session);
      } else {
        close(session); // the next one starts without a past
      }
    }
  }

  private void acquire() throws SQLException {
    try {
      if (!permits.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new SQLTransientException("no session came free in " + PATIENCE_SECONDS + " s");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLTransientException("interrupted while waiting for a session", e);
    }
  }

  private Session session() throws SQLException {
    if (closed) {
      throw new SQLTransientException("the storage is shutting down");
    }
    Session session = idle.pollFirst();
    return session != null ? session : new Session(file.connectToRead());
  }

  private void close(Session session) {
    try {
      session.close();
    } catch (SQLException e) {
      log.warn("Could not close a session of {}", file, e);
    }
  }

  /** Waits for those who are reading, but not for ever. */
  @Override
  public void close() {
    if (closed) {
      return; // nobody would give back what the first close has taken
    }
    closed = true;
    boolean all = false;
    try {
      all = permits.tryAcquire(most, PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (!all) {
      log.error("Somebody still reads from {}; closing without waiting for it", file);
    }
    for (Session session = idle.pollFirst(); session != null; session = idle.pollFirst()) {
      close(session);
    }
  }
}
