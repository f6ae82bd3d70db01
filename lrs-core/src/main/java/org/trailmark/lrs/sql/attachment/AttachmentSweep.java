package org.trailmark.lrs.sql.attachment;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trailmark.lrs.sql.connection.SqlWriter;
import org.trailmark.lrs.store.StatementLog;
import org.trailmark.lrs.xapi.Sha2;

/**
 * Deletes data that no statement came to refer to: its request was refused after it was kept, or
 * the process ended in between. Data is kept before its statement is stored, so only what was last
 * kept longer ago than the grace is looked at. A thread of its own.
 */
public final class AttachmentSweep implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(AttachmentSweep.class);
  private static final long HOURS_BETWEEN = 1;

  /** Far longer than a statement waits for the writer, and than clocks are set back and forth. */
  static final Duration GRACE = Duration.ofDays(7);

  private final SweptAttachments attachments;
  private final SqlWriter database;
  private final AttachmentScan scan;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread = new Thread(this::run, "attachment-sweep");

  /** Looks nowhere yet: see {@link #start()}. */
  public AttachmentSweep(
      SweptAttachments attachments, SqlWriter database, StatementLog statements) {
    this.attachments = attachments;
    this.database = database;
    this.scan = new AttachmentScan(database, statements);
  }

  /** From now on it sweeps every hour, first in an hour. */
  public void start() {
    thread.setDaemon(true);
    thread.start();
  }

  private void run() {
    try {
      while (!closing.await(HOURS_BETWEEN, TimeUnit.HOURS)) {
        sweepOrTell();
      }
    } catch (InterruptedException e) {
      log.error("The sweep of attachments was interrupted and does not go on", e);
    }
  }

  private void sweepOrTell() {
    try {
      // By the machine's clock, as the files' own times are, whatever clock stamps statements.
      sweep(Instant.now());
    } catch (RuntimeException e) {
      log.warn("Could not sweep attachments; trying again in an hour", e);
    }
  }

  /** Deletes what nothing refers to and was last kept more than the grace before {@code now}. */
  void sweep(Instant now) {
    while (!scan.step()) {
      if (isClosing()) {
        return;
      }
    }
    Instant before = now.minus(GRACE);
    for (Sha2 hash : attachments.keptBefore(before)) {
      if (isClosing()) {
        return;
      }
      if (!isReferredTo(hash) && attachments.deleteIfKeptBefore(hash, before)) {
        log.info("Deleted the data {}, which no statement refers to", hash);
      }
    }
  }

  private boolean isReferredTo(Sha2 hash) {
    return database.transaction(session -> AttachmentReferences.contains(session, hash));
  }

  private boolean isClosing() {
    return closing.getCount() == 0;
  }

  @Override
  public void close() {
    closing.countDown();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
