package org.trailmark.lrs.dispatch;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trailmark.lrs.store.StatementLog;
import org.trailmark.lrs.store.StoredStatement;
import org.trailmark.lrs.thread.Daemons;

/**
 * The batches of the log, one after another; under a backlog the next is read while the one in hand
 * is handled. For the dispatch thread.
 */
final class ReadAhead implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(ReadAhead.class);

  /**
   * A session of a learner should be in one batch, mostly, where many wait; and a page that many
   * rows change is written once for all of them.
   */
  static final int BATCH = 16_000;

  /**
   * What is read first of a backlog is kept short, so that the rest is read while it is handled.
   * What is read after a batch that was read ahead is not: a stream that is nearly as fast as the
   * handler would be found to go on, again and again, and nobody told the time.
   */
  static final int FIRST = 2000;

  /** Of JSON. Two batches are in memory at a time, for each plugin. */
  private static final long BYTES = Math.min(16L << 20, Runtime.getRuntime().maxMemory() >> 4);

  private static final Duration IDLE = Duration.ofSeconds(10);

  private final StatementLog statements;
  private final ThreadPoolExecutor thread;
  private @Nullable Next next;
  private boolean underWay;

  private record Next(long after, CompletableFuture<Batch> batch) {}

  /**
   * Statements, in the order of the log.
   *
   * @param toTheEnd whether there were no more when it was read
   */
  record Batch(List<StoredStatement> statements, boolean toTheEnd) {

    boolean isEmpty() {
      return statements.isEmpty();
    }

    long last() {
      return statements.get(statements.size() - 1).seq();
    }
  }

  /**
   * @param name of the plugin
   */
  ReadAhead(String name, StatementLog statements) {
    this.statements = statements;
    this.thread =
        new ThreadPoolExecutor(
            1,
            1,
            IDLE.toSeconds(),
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            Daemons.named("read-ahead-" + name));
    thread.allowCoreThreadTimeOut(true);
  }

  /**
   * The batch that was read ahead, where it follows {@code seq}. It may have come to the end of the
   * log then, but that was some time ago.
   *
   * @return null: nothing was, or it failed, and will fail again if it must
   */
  @Nullable Batch taken(long seq) throws InterruptedException {
    Next ahead = next;
    next = null;
    if (ahead == null || ahead.after != seq) {
      return null;
    }
    try {
      Batch batch = ahead.batch.get();
      underWay = true;
      return batch;
    } catch (ExecutionException e) {
      log.debug("What comes next could not be read ahead", e);
      return null;
    }
  }

  /** Reads now. */
  Batch read(long seq) {
    Batch batch = read(seq, underWay ? BATCH : FIRST);
    underWay = false;
    return batch;
  }

  private Batch read(long seq, int max) {
    long head = statements.head(); // before it: what is stored meanwhile is another batch's
    List<StoredStatement> found = statements.readAfter(seq, max, BYTES);
    return new Batch(found, found.isEmpty() || found.get(found.size() - 1).seq() >= head);
  }

  /**
   * Begins to read what comes after {@code seq}.
   *
   * @return what {@link #taken} will give
   */
  CompletionStage<List<StoredStatement>> begin(long seq) {
    CompletableFuture<Batch> batch = CompletableFuture.supplyAsync(() -> read(seq, BATCH), thread);
    next = new Next(seq, batch);
    return batch.thenApply(Batch::statements);
  }

  /** What was read ahead is forgotten: somebody else may have gone on meanwhile. */
  void forget() {
    next = null;
  }

  /** What is being read comes to its end by itself. */
  @Override
  public void close() {
    thread.shutdown();
  }
}
