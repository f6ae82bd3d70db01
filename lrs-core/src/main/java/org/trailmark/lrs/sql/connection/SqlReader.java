package org.trailmark.lrs.sql.connection;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.HandleCallback;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trailmark.lrs.problem.LrsException;

/**
 * Reads from a database, over a few sessions that are kept open. (A usual pool would prepare every
 * statement anew, which costs more than most statements do.)
 */
public final class SqlReader implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(SqlReader.class);
  private static final long PATIENCE_SECONDS = 10;

  private final SqlSource source;
  private final int most;
  private final Semaphore permits;
  private final ConcurrentLinkedDeque<Session> idle = new ConcurrentLinkedDeque<>();
  private final Set<Session> busy = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  /**
   * @param sessions how many may read at once
   */
  public SqlReader(SqlSource source, int sessions) {
    this.source = source;
    this.most = sessions;
    this.permits = new Semaphore(sessions);
  }

  /** What is looked at. */
  @FunctionalInterface
  public interface Look<T extends @Nullable Object> {
    T at(Session session) throws SQLException;
  }

  /**
   * Runs work that only reads, on one snapshot.
   *
   * @throws org.trailmark.lrs.problem.LrsException {@code STORE_UNAVAILABLE} when the database
   *     fails; {@code QUERY_TIMEOUT}
   */
  public <T extends @Nullable Object> T read(HandleCallback<T, SQLException> work) {
    return look(session -> Told.by(session, work)).orThrow();
  }

  /** What work said, or why it refused: its session is as good as before. */
  private record Told<T extends @Nullable Object>(T said, @Nullable LrsException refused) {

    @SuppressWarnings("NullAway") // nobody asks what was said where it was refused
    static <T extends @Nullable Object> Told<T> by(
        Session session, HandleCallback<T, SQLException> work) throws SQLException {
      session.connection().setAutoCommit(false);
      try {
        return new Told<>(work.withHandle(session.handle()), null);
      } catch (LrsException e) {
        return new Told<>(null, e);
      } finally {
        session.connection().rollback();
        session.connection().setAutoCommit(true);
      }
    }

    T orThrow() {
      if (refused != null) {
        throw refused;
      }
      return said;
    }
  }

  /**
   * Runs work that only reads, each statement on a snapshot of its own: for rows that are never
   * changed.
   *
   * @throws org.trailmark.lrs.problem.LrsException {@code STORE_UNAVAILABLE} when the database
   *     fails; {@code QUERY_TIMEOUT}
   */
  public <T extends @Nullable Object> T look(Look<T> work) {
    try {
      acquire();
      try {
        return look(session(), work);
      } finally {
        permits.release();
      }
    } catch (SQLException | RuntimeException e) {
      QueryLimit.Running query = QueryLimit.current();
      if (query != null && query.isOver() && !(e instanceof LrsException)) {
        throw query.exceeded(e);
      }
      if (SqlFailure.isOutage(e, source)) {
        closeIdle();
      }
      throw SqlFailure.of(e, source);
    }
  }

  /**
   * Runs work that only reads, on one snapshot, which begins with the first statement. Where there
   * is more than one statement, this is also cheaper: each would take and give back a lock.
   *
   * @throws org.trailmark.lrs.problem.LrsException {@code STORE_UNAVAILABLE} when the database
   *     fails; {@code QUERY_TIMEOUT}
   */
  public <T extends @Nullable Object> T lookAtOnce(Look<T> work) {
    return look(
        session -> {
          source.beginReading(session);
          T result = work.at(session);
          source.endReading(session);
          return result;
        });
  }

  private <T extends @Nullable Object> T look(Session session, Look<T> work) throws SQLException {
    QueryLimit.Running query = QueryLimit.current();
    boolean done = false;
    busy.add(session);
    try {
      if (query != null) {
        query.enter(session, source);
      }
      T result = work.at(session);
      done = true;
      return result;
    } finally {
      busy.remove(session);
      boolean untouched = query == null || query.leave(session);
      if (done && untouched && !closed) {
        session.rest();
        idle.addFirst(session);
      } else {
        close(session); // the next one starts without a past
      }
    }
  }

  /** What failed was perhaps the way to the database, which is the same for all sessions. */
  private void closeIdle() {
    for (Session session = idle.pollFirst(); session != null; session = idle.pollFirst()) {
      close(session);
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
    for (Session rested = idle.pollFirst(); rested != null; rested = idle.pollFirst()) {
      if (!rested.restedLong() || source.isAlive(rested)) {
        return rested;
      }
      close(rested);
    }
    return new Session(source.connectToRead());
  }

  private void close(Session session) {
    try {
      session.close();
    } catch (SQLException e) {
      log.warn("Could not close a session of {}", source, e);
    }
  }

  /** Waits for those who are reading, but not for ever. */
  @Override
  public void close() {
    close(Duration.ofSeconds(PATIENCE_SECONDS));
  }

  /**
   * The same with other patience: whoever still reads by then is broken off.
   *
   * @return how many were
   */
  public int close(Duration patience) {
    if (closed) {
      return 0; // nobody would give back what the first close has taken
    }
    closed = true;
    boolean all = false;
    try {
      all = permits.tryAcquire(most, patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    List<Session> late = List.copyOf(busy);
    if (all) {
      permits.release(most); // whoever comes now hears at once that it is too late
    } else {
      log.error("Somebody still reads from {}; breaking it off", source);
      late.forEach(this::abort);
    }
    closeIdle();
    return late.size();
  }

  private void abort(Session session) {
    try {
      source.abort(session);
    } catch (SQLException e) {
      log.warn("Could not break off a session of {}", source, e);
    }
  }
}
