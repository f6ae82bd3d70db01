package org.trailmark.lrs.sql.document;

import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import org.trailmark.lrs.sql.connection.SqlWriter;
import org.trailmark.lrs.store.Document;
import org.trailmark.lrs.store.DocumentAddress;
import org.trailmark.lrs.store.DocumentChange;
import org.trailmark.lrs.store.DocumentContent;
import org.trailmark.lrs.store.DocumentContext;
import org.trailmark.lrs.thread.Ending;

/**
 * One thread that makes one transaction out of the changes that are waiting, in their order. So
 * however many clients change documents, statements wait for one of their commits at most.
 */
public final class DocumentWriter implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(DocumentWriter.class);

  private static final int GROUP = 64;
  private static final int MOST_WAITING_KIB =
      (int) (Math.min(256L << 20, Runtime.getRuntime().maxMemory() / 8) >> 10);

  private final SqlWriter database;
  private final InstantSource clock;
  private final BlockingQueue<Waiting> line = new LinkedBlockingQueue<>();
  private final Semaphore room = new Semaphore(MOST_WAITING_KIB);
  private final Thread thread = new Thread(this::run, "document-writer");
  private boolean closed;

  public DocumentWriter(SqlWriter database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /** To be called once; changes wait until then. */
  public void start() {
    thread.start();
  }

  /** Whether it runs; if it ended without being closed, no document changes any more. */
  public boolean isAlive() {
    return thread.isAlive();
  }

  CompletionStage<Void> change(DocumentAddress address, int bytes, DocumentChange change) {
    return enqueue(bytes, (table, now) -> change(table, address, change, now));
  }

  CompletionStage<Void> removeAll(DocumentContext context) {
    return enqueue(
        0,
        (table, now) -> {
          table.removeAll(context);
          return null;
        });
  }

  /** What the change threw before anything was written; null: it is done. */
  private static @Nullable RuntimeException change(
      DocumentTable table, DocumentAddress address, DocumentChange change, long now)
      throws SQLException {
    Document current = table.find(address);
    DocumentContent wanted;
    try {
      wanted = change.apply(current);
    } catch (RuntimeException e) {
      return e;
    }
    if (wanted != null) {
      table.save(address, wanted, now);
    } else if (current != null) {
      table.remove(address);
    }
    return null;
  }

  private synchronized CompletionStage<Void> enqueue(int bytes, Work work) {
    int kib = Math.min(MOST_WAITING_KIB, 1 + bytes / 1024);
    Waiting mine = new Waiting(work, kib, new CompletableFuture<>());
    if (closed) {
      mine.answer.completeExceptionally(unavailable("The storage is shutting down."));
    } else if (room.tryAcquire(kib)) {
      line.add(mine);
    } else {
      mine.answer.completeExceptionally(
          unavailable("Documents arrive faster than they can be stored; try again in a moment."));
    }
    return mine.answer.minimalCompletionStage();
  }

  private static LrsException unavailable(String message) {
    return new LrsException(ProblemCode.STORE_UNAVAILABLE, message);
  }

  private void run() {
    try {
      boolean more = true;
      while (more) {
        List<Waiting> group = new ArrayList<>();
        group.add(line.take());
        line.drainTo(group, GROUP);
        more = !group.removeIf(Waiting::isEnd);
        if (!group.isEmpty()) {
          commit(group);
          room.release(group.stream().mapToInt(Waiting::kib).sum());
        }
      }
    } catch (InterruptedException e) {
      log.error("The document writer was interrupted and takes no more changes", e);
      refuseAll();
    }
  }

  private synchronized void refuseAll() {
    closed = true;
    line.forEach(
        waiting ->
            waiting.answer.completeExceptionally(unavailable("The storage is shutting down.")));
    line.clear();
  }

  private void commit(List<Waiting> group) {
    List<@Nullable RuntimeException> refusals;
    try {
      refusals = database.transaction(session -> write(new DocumentTable(session), group));
    } catch (Throwable e) { // whatever it is, callers wait for an answer, and others come after
      refuse(group, e);
      return;
    }
    for (int i = 0; i < group.size(); i++) {
      RuntimeException refusal = refusals.get(i);
      if (refusal == null) {
        group.get(i).answer.complete(null);
      } else {
        group.get(i).answer.completeExceptionally(refusal);
      }
    }
  }

  /** A change that the database refuses must not take the others with it: tries each alone. */
  private void refuse(List<Waiting> group, Throwable why) {
    boolean unavailable =
        why instanceof LrsException known && known.code() == ProblemCode.STORE_UNAVAILABLE;
    if (group.size() > 1 && !unavailable) {
      group.forEach(waiting -> commit(List.of(waiting)));
      return;
    }
    log.error("Could not store {} changes of documents", group.size(), why);
    group.forEach(waiting -> waiting.answer.completeExceptionally(why));
  }

  private List<@Nullable RuntimeException> write(DocumentTable table, List<Waiting> group)
      throws SQLException {
    long now = clock.millis();
    List<@Nullable RuntimeException> refusals = new ArrayList<>();
    for (Waiting waiting : group) {
      refusals.add(waiting.work.run(table, now));
    }
    return refusals;
  }

  /** Takes no more, finishes what was accepted, and ends the thread. */
  @Override
  public void close() {
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
      line.add(Waiting.END);
    }
    Ending.await(thread);
  }

  /** One change. */
  @FunctionalInterface
  private interface Work {
    @Nullable RuntimeException run(DocumentTable table, long now) throws SQLException;
  }

  /** A change and whom to tell. */
  private record Waiting(Work work, int kib, CompletableFuture<Void> answer) {
    static final Waiting END = new Waiting((table, now) -> null, 0, new CompletableFuture<>());

    boolean isEnd() {
      return kib == 0; // every change weighs more
    }
  }
}
