package org.trailmark.lrs.sql.postgres;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trailmark.lrs.pack.StatementPacker;
import org.trailmark.lrs.sql.log.SqlDictionaries;

/** Learns dictionaries when it is time, on a thread of its own. */
public final class DictionaryLessons implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(DictionaryLessons.class);
  private static final long PATIENCE_SECONDS = 30;

  private final SqlDictionaries dictionaries;
  private final StatementPacker packer;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(work -> new Thread(work, "dictionary-lessons"));
  private final AtomicBoolean busy = new AtomicBoolean();

  public DictionaryLessons(SqlDictionaries dictionaries, StatementPacker packer) {
    this.dictionaries = dictionaries;
    this.packer = packer;
  }

  /** There are so many statements now; returns at once. */
  void heard(long head) {
    if (dictionaries.isDue(head) && busy.compareAndSet(false, true)) {
      thread.execute(() -> learn(head));
    }
  }

  private void learn(long head) {
    try {
      dictionaries.learn(packer, head);
    } catch (RuntimeException e) {
      log.warn("No dictionary was learned; the next commit tries again", e);
    } finally {
      busy.set(false);
    }
  }

  /** Finishes the lesson in hand. */
  @Override
  public void close() {
    thread.shutdown();
    try {
      if (!thread.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        log.error("A dictionary is still being learned; closing without waiting for it");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
