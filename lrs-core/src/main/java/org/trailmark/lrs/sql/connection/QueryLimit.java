package org.trailmark.lrs.sql.connection;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import org.trailmark.lrs.thread.Daemons;

/**
 * How long what one thread reads may take. When the time is over, what it asks of a database is
 * interrupted there, and whatever it asks after that is refused. What is written is not concerned.
 *
 * <p>An interrupt ends the statement that runs. Who asks many short ones has none at most moments,
 * so a session looks at the time whenever it prepares one; and for whoever keeps a statement and
 * asks it again and again, the interrupt is repeated until the thread has let go of its sessions.
 */
public final class QueryLimit implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(QueryLimit.class);
  private static final ThreadLocal<@Nullable Running> CURRENT = new ThreadLocal<>();
  private static final long LOOK_MILLIS = 100;

  private final Duration most;
  private final Set<Running> all = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService watch;

  /**
   * @param most how long it may take
   */
  public QueryLimit(Duration most) {
    this.most = most;
    this.watch = Executors.newSingleThreadScheduledExecutor(Daemons.named("query-limit"));
    // One look at all of them now and then: nearly every query ends without one.
    var unused =
        watch.scheduleWithFixedDelay(
            () -> all.forEach(Running::interruptIfOver), LOOK_MILLIS, LOOK_MILLIS, MILLISECONDS);
  }

  /** The time of this thread begins, whatever began before. Any thread may end it. */
  public Running begin() {
    Running running = new Running(most, all);
    all.add(running);
    CURRENT.set(running);
    return running;
  }

  /** What this thread is in the middle of; null: nothing whose time is limited. */
  static @Nullable Running current() {
    Running running = CURRENT.get();
    return running == null || running.ended ? null : running;
  }

  /** Interrupts nobody any more. */
  @Override
  public void close() {
    watch.shutdownNow();
  }

  /** What one thread reads until it is answered. */
  public static final class Running {
    private final Duration most;
    private final Set<Running> all;
    private final long began = System.nanoTime();
    private final Map<Session, SqlSource> sessions = new HashMap<>();
    private volatile boolean ended;
    private boolean interrupted;

    private Running(Duration most, Set<Running> all) {
      this.most = most;
      this.all = all;
    }

    /** It is answered. */
    public void end() {
      ended = true;
      all.remove(this);
    }

    /**
     * It begins to use a session.
     *
     * @throws LrsException {@code QUERY_TIMEOUT}
     */
    synchronized void enter(Session session, SqlSource source) {
      requireTime();
      sessions.put(session, source);
      session.lendTo(this);
    }

    /**
     * It uses it no more: when this returns, nobody interrupts the session.
     *
     * @return whether nobody did
     */
    synchronized boolean leave(Session session) {
      session.lendTo(null);
      sessions.remove(session);
      return !interrupted;
    }

    boolean isOver() {
      return System.nanoTime() - began >= most.toNanos();
    }

    /**
     * To be called before a database is asked for anything.
     *
     * @throws LrsException {@code QUERY_TIMEOUT} if its time is over
     */
    void requireTime() {
      if (isOver()) {
        throw exceeded(null);
      }
    }

    LrsException exceeded(@Nullable Exception cause) {
      return new LrsException(
          ProblemCode.QUERY_TIMEOUT,
          "This was broken off after "
              + most.toMillis() / 1000.0
              + " s, which is as long as a query may take here. Ask for less: with more filters, a"
              + " shorter period, or smaller pages.",
          cause);
    }

    private void interruptIfOver() {
      if (isOver()) {
        interrupt();
      }
    }

    private synchronized void interrupt() {
      if (sessions.isEmpty()) {
        all.remove(this); // what it asks from now on is refused before it begins
      } else {
        interrupted = true;
        sessions.forEach(Running::interrupt);
      }
    }

    private static void interrupt(Session session, SqlSource source) {
      try {
        source.interrupt(session);
      } catch (SQLException e) {
        log.warn("Could not interrupt a query of {}: {}", source, e.getMessage());
      }
    }
  }
}
