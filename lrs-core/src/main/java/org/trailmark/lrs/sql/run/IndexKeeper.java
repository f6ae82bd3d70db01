package org.trailmark.lrs.sql.run;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trailmark.lrs.index.RunStore;
import org.trailmark.lrs.index.TermIndex;
import org.trailmark.lrs.pack.StatementPacker;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import org.trailmark.lrs.sql.connection.SqlReader;
import org.trailmark.lrs.sql.log.SqlDictionaries;
import org.trailmark.lrs.thread.Ending;

/**
 * One thread that does what can wait: writes and merges runs, sweeps what they replace, learns
 * dictionaries. It takes turns with whoever stores statements.
 */
public final class IndexKeeper implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(IndexKeeper.class);
  private static final long REST_MS = 1_000;

  /** So many full trails may wait in memory, some ten megabytes each. */
  private static final int MOST_UNWRITTEN = 3;

  private static final long PATIENCE_MS = 5_000;
  private static final long NONE = -1;

  private final TermIndex index;
  private final RunStore store;
  private final SqlReader reader;
  private final SqlDictionaries dictionaries;
  private final StatementPacker packer;
  private final Thread thread = new Thread(this::run, "index-keeper");
  private boolean wanted = true; // what the last process left: runs to merge, pages to sweep
  private boolean closed;
  private final List<CompletableFuture<Void>> scrubs = new ArrayList<>();
  private final List<CompletableFuture<Void>> scrubbed = new ArrayList<>();
  private volatile long head;
  private volatile long damagedRun = NONE;

  public IndexKeeper(
      TermIndex index,
      RunStore store,
      SqlReader reader,
      SqlDictionaries dictionaries,
      StatementPacker packer) {
    this.index = index;
    this.store = store;
    this.reader = reader;
    this.dictionaries = dictionaries;
    this.packer = packer;
  }

  /** To be called once, before the index takes in more than memory should hold. */
  public void start() {
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * Tells of new statements. Waits while too much is unwritten, but not for ever.
   *
   * @param full whether a trail is full
   */
  void added(long newest, boolean full) {
    head = newest;
    if (full || dictionaries.isDue(newest)) {
      wake();
    }
    if (full && isBehind()) {
      awaitWritten();
    }
  }

  /** Whether so much is unwritten that nothing more should be taken. */
  boolean isBehind() {
    return index.unwritten() > MOST_UNWRITTEN;
  }

  /**
   * Writes anew what holds entries that are not true any more, and sweeps what that replaces. Waits
   * until it is done.
   */
  void scrub() {
    CompletableFuture<Void> done = new CompletableFuture<>();
    synchronized (this) {
      if (closed) {
        throw closing();
      }
      scrubs.add(done);
      wake();
    }
    try {
      done.join();
    } catch (CompletionException e) {
      throw closing();
    }
  }

  private static LrsException closing() {
    return new LrsException(ProblemCode.STORE_UNAVAILABLE, "The storage is shutting down.");
  }

  /**
   * What is on disk of a run is not what was written. It and all later ones are forgotten there, so
   * that the next start makes them again from the log; until then nothing more is written.
   */
  void damaged(long run) {
    if (damagedRun == NONE) {
      damagedRun = run;
      log.error("A page of run {} is damaged. {}", run, damage().getMessage());
      wake();
    }
  }

  /** Whether only another start makes the index whole. */
  public boolean isDamaged() {
    return damagedRun != NONE;
  }

  /**
   * What is thrown when a page is not what was written: {@code STORE_UNAVAILABLE}, until a restart.
   */
  public static LrsException damage() {
    return new LrsException(
        ProblemCode.STORE_UNAVAILABLE,
        "The index of statements is damaged on disk. Restart Trailmark: it is made again from the"
            + " statements.");
  }

  private synchronized void wake() {
    wanted = true;
    notifyAll();
  }

  private synchronized void awaitWritten() {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MS);
    try {
      while (isBehind() && !closed && end - System.nanoTime() > 0) {
        TimeUnit.NANOSECONDS.timedWait(this, end - System.nanoTime());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      boolean rest = false;
      while (awaitWork(rest)) {
        rest = !work();
      }
    } catch (InterruptedException e) {
      log.error("The index keeper was interrupted; the index is not written any more", e);
    }
  }

  /** False: closed. */
  private synchronized boolean awaitWork(boolean resting) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(REST_MS);
    while (!closed && (resting ? System.nanoTime() - end < 0 : !wanted)) {
      wait(resting ? REST_MS : 0);
    }
    wanted = false;
    return !closed;
  }

  /** Whether all is done. */
  private boolean work() {
    try {
      if (isDamaged()) {
        store.forgetFrom(damagedRun);
        return true;
      }
      while (write()) {
        wakeWaiting();
      }
      if (dictionaries.isDue(head)) {
        dictionaries.learn(packer, head);
      }
      if (takeScrubs()) {
        reader.look(
            session -> {
              index.scrub(store, new RunPages(session, this::damaged));
              return true;
            });
      }
      boolean swept = sweep();
      if (swept) {
        scrubbed.forEach(done -> done.complete(null));
        scrubbed.clear();
      }
      return swept;
    } catch (SQLException | RuntimeException e) {
      log.error("The index could not be written; it stays in memory, and is tried again", e);
      return false;
    }
  }

  /** Whether somebody waits for it. */
  private synchronized boolean takeScrubs() {
    boolean any = !scrubs.isEmpty();
    scrubbed.addAll(scrubs);
    scrubs.clear();
    return any;
  }

  private boolean write() {
    return !isClosed()
        && reader.look(session -> index.write(store, new RunPages(session, this::damaged)));
  }

  private boolean sweep() throws SQLException {
    while (!isClosed()) {
      if (!index.isQuiet()) {
        return false;
      }
      if (!store.sweep()) {
        return true;
      }
    }
    return true;
  }

  private synchronized void wakeWaiting() {
    notifyAll();
  }

  private synchronized boolean isClosed() {
    return closed;
  }

  /** Finishes the step in hand. What is unwritten is made again from the log. */
  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      notifyAll();
    }
    Ending.await(thread);
    scrubs.addAll(scrubbed);
    scrubs.forEach(waiting -> waiting.completeExceptionally(closing()));
  }
}
