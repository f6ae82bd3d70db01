package org.trailmark.lrs.sql.sqlite;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trailmark.lrs.thread.Daemons;

/**
 * Does something once a second for databases at rest. Where that fails, whoever writes next will
 * hear of it; so it is said once, until it goes well again.
 */
public final class GivingBack implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(GivingBack.class);
  private static final int EVERY_SECONDS = 1;

  private final Runnable work;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(Daemons.named("giving-back"));
  private boolean failed;

  public GivingBack(Runnable work) {
    this.work = work;
  }

  /** To be called once. */
  public void start() {
    var unused =
        thread.scheduleWithFixedDelay(this::run, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
  }

  private void run() {
    try {
      work.run();
      failed = false;
    } catch (RuntimeException e) {
      if (!failed) {
        log.warn("Room on the disk could not be given back; it is tried again", e);
      }
      failed = true;
    }
  }

  /** What it is doing comes to its end by itself. */
  @Override
  public void close() {
    thread.shutdown();
  }
}
