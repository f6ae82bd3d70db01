package org.trailmark.lrs.sql.connection;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;

/**
 * The one connection of this process for what is written to a database. Whoever writes takes turns,
 * first come, first served: a database's own waiting is not always fair, and a stream of commits
 * would starve a rare writer.
 */
public final class SqlWriter implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(SqlWriter.class);

  private static final long PATIENCE_SECONDS = 30;

  private final SqlSource source;
  private final ReentrantLock turn = new ReentrantLock(true);
  private volatile @Nullable Session session;
  private volatile boolean closed;

  /** Connects when there is something to write. */
  public SqlWriter(SqlSource source) {
    this.source = source;
  }

  /** What is done in a transaction. */
  @FunctionalInterface
  public interface Work<T extends @Nullable Object> {
    T run(Session session) throws SQLException;
  }

  /**
   * Runs work in a transaction that holds the write lock from its beginning.
   *
   * @throws LrsException {@code STORE_UNAVAILABLE} when the database fails, {@code INTERNAL} when
   *     it refuses what the work asked for
   */
  public <T extends @Nullable Object> T transaction(Work<T> work) {
    if (turn.isHeldByCurrentThread()) {
      throw new IllegalStateException("a transaction within a transaction of " + source);
    }
    turn.lock();
    try {
      return run(work);
    } catch (SQLException | RuntimeException e) {
      throw SqlFailure.of(e, source);
    } finally {
      turn.unlock();
    }
  }

  /**
   * Takes what was deleted out of the database's files; whoever writes waits.
   *
   * @throws LrsException {@code STORE_UNAVAILABLE}
   */
  public void compact() {
    turn.lock();
    try {
      source.compact();
    } catch (SQLException e) {
      throw SqlFailure.of(e, source);
    } finally {
      turn.unlock();
    }
  }

  /**
   * Gives back what is taken for writing much, where nobody has written for a while.
   *
   * @throws LrsException {@code STORE_UNAVAILABLE}
   */
  public void giveBack() {
    if (!turn.tryLock()) {
      return;
    }
    try {
      Session current = session;
      if (current != null && !closed && current.restedLong()) {
        source.giveBack(current);
      }
    } catch (SQLException e) {
      throw SqlFailure.of(e, source);
    } finally {
      turn.unlock();
    }
  }

  private <T extends @Nullable Object> T run(Work<T> work) throws SQLException {
    Session current = session();
    boolean done = false;
    try {
      current.connection().setAutoCommit(false);
      source.takeTurn(current);
      T result = work.run(current);
      current.connection().setAutoCommit(true);
      current.rest();
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
    if (current == null || !isGood(current)) {
      current = new Session(source.connect());
      session = current;
    }
    return current;
  }

  private boolean isGood(Session kept) throws SQLException {
    return !kept.connection().isClosed() && (!kept.restedLong() || source.isAlive(kept));
  }

  /** Closing rolls back, and the next transaction starts on a connection without a past. */
  private void undo(Session failed) {
    session = null;
    try {
      failed.close();
    } catch (SQLException e) {
      log.warn("Could not roll back on {}; the database does so by itself", source, e);
    }
  }

  /** Waits for the transaction in hand, but not for ever: what was not committed is undone. */
  @Override
  public void close() {
    close(Duration.ofSeconds(PATIENCE_SECONDS));
  }

  /**
   * The same with other patience: a transaction that does not end by then is broken off.
   *
   * @return how many were: 0 or 1
   */
  public int close(Duration patience) {
    boolean mine = false;
    try {
      mine = turn.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS);
      closed = true;
      Session last = session;
      if (!mine) {
        log.error("Somebody still writes to {}; breaking it off", source);
        if (last != null) {
          source.abort(last);
        }
      } else if (last != null) {
        last.close();
      }
    } catch (SQLException e) {
      log.warn("Could not close {}", source, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      if (mine) {
        turn.unlock();
      }
    }
    return mine ? 0 : 1;
  }
}
