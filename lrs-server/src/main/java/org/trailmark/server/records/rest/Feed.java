package org.trailmark.server.records.rest;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.glassfish.jersey.server.ChunkedOutput;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import org.trailmark.lrs.store.StatementLog;
import org.trailmark.server.records.query.Filter;

/**
 * Tells listeners of statements, and of what happens in plugins, as it comes. A few threads write
 * to all of them, each listener on one at a time; a request thread only opens the connection. Who
 * does not read what she asked for holds one of these threads until the transport gives up on her,
 * and no request.
 *
 * <p>Made with the plugin, and closed before the web server stops, which waits for answers to end.
 */
final class Feed implements AutoCloseable {
  private static final Logger logger = LoggerFactory.getLogger(Feed.class);
  private static final int MOST_LISTENERS = 50;
  private static final int THREADS = 3;

  /** Statements are told together that come so close; a wake-up costs a look at the columns. */
  private static final long GATHERING_MS = 150;

  private static final long BEAT_SECONDS = 15;
  private static final long LOOK_SECONDS = 1;

  private final Records records;
  private final List<Listener> listeners = new CopyOnWriteArrayList<>();
  private final ScheduledExecutorService threads;
  private final StatementLog.Subscription commits;
  private volatile Map<String, Long> seen = Map.of();
  private final AtomicBoolean roundIsDue = new AtomicBoolean();

  Feed(Records records, StatementLog log) {
    this.records = records;
    this.threads =
        Executors.newScheduledThreadPool(THREADS, work -> new Thread(work, "statement-feed"));
    this.commits = log.onCommit(this::wake);
    ScheduledFuture<?> unused =
        threads.scheduleAtFixedRate(
            () -> forEach(Listener::beat), BEAT_SECONDS, BEAT_SECONDS, TimeUnit.SECONDS);
    ScheduledFuture<?> unusedLooks =
        threads.scheduleWithFixedDelay(
            this::lookAtPlugins, LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
  }

  /**
   * Opens a connection.
   *
   * @param after where to begin; null: now. A plugin that it does not name begins now
   * @throws LrsException {@code TOO_MANY_REQUESTS}
   */
  ChunkedOutput<String> open(Filter filter, @Nullable Cursor after) {
    if (listeners.size() >= MOST_LISTENERS) {
      throw new LrsException(
          ProblemCode.TOO_MANY_REQUESTS,
          MOST_LISTENERS + " connections listen already. Try again when one has ended.");
    }
    ChunkedOutput<String> out = new ChunkedOutput<>(String.class);
    Listener listener = new Listener(out, records, filter, beginning(after));
    listeners.add(listener); // at once, so that whoever closes the feed ends her, too
    threads.execute(() -> give(listener, Listener::greet));
    return out;
  }

  private Cursor beginning(@Nullable Cursor after) {
    Map<String, Long> plugins = records.streams().newest();
    if (after == null) {
      return new Cursor(records.newest(), 0, plugins);
    }
    plugins.putAll(after.plugins());
    return new Cursor(after.statement(), 0, plugins);
  }

  /** What happens in plugins wakes nobody, and may happen on another node. */
  private void lookAtPlugins() {
    if (listeners.isEmpty()) {
      return;
    }
    Map<String, Long> newest = records.streams().newest();
    if (!newest.equals(seen)) {
      seen = newest;
      forEach(Listener::tell);
    }
  }

  /** On the writer's thread: it must only wake somebody. */
  private void wake() {
    if (!listeners.isEmpty() && roundIsDue.compareAndSet(false, true)) {
      try {
        ScheduledFuture<?> unused =
            threads.schedule(this::round, GATHERING_MS, TimeUnit.MILLISECONDS);
      } catch (RejectedExecutionException e) {
        logger.debug("Nobody is told any more: the feed has ended", e);
      }
    }
  }

  /** Tells what is new; looks again until the columns have all that is stored. */
  private void round() {
    roundIsDue.set(false);
    try {
      boolean behind = records.read(records::behind) > 0;
      forEach(Listener::tell);
      if (behind) {
        wake();
      }
    } catch (LrsException e) {
      logger.warn("Cannot tell of new statements now", e);
      wake();
    }
  }

  /** What one does with a listener. */
  private interface Deed {
    void on(Listener listener);
  }

  private void forEach(Deed deed) {
    for (Listener listener : listeners) {
      threads.execute(() -> give(listener, deed));
    }
  }

  private void give(Listener listener, Deed deed) {
    try {
      if (listener.isGone()) {
        listeners.remove(listener);
      } else {
        deed.on(listener);
      }
    } catch (UncheckedIOException e) {
      listeners.remove(listener);
      logger.debug("A listener has gone", e);
      end(listener);
    } catch (LrsException e) {
      logger.warn("Cannot tell a listener of new statements now", e);
    }
  }

  private static void end(Listener listener) {
    try {
      listener.close();
    } catch (UncheckedIOException e) {
      logger.debug("A listener had gone before", e);
    }
  }

  /** Ends all connections, and takes no more; a second call does nothing. */
  @Override
  public void close() {
    commits.close();
    threads.shutdownNow();
    listeners.forEach(Feed::end);
    listeners.clear();
  }
}
