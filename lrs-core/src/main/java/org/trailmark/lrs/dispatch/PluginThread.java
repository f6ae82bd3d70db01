package org.trailmark.lrs.dispatch;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A thread that runs a plugin's code until it is told to end. */
final class PluginThread {
  private static final Logger log = LoggerFactory.getLogger(PluginThread.class);

  private final Thread thread;

  /** Not started yet. */
  PluginThread(String name, Runnable work, ThreadFactory threads) {
    this.thread = threads.newThread(work);
    thread.setName(name);
  }

  void start() {
    thread.start();
  }

  /** Where it is, innermost first; empty when it has ended. */
  List<StackTraceElement> stack() {
    return List.of(thread.getStackTrace());
  }

  /**
   * Waits for one that was told to end, and interrupts it where it does not.
   *
   * @param patience how long the call in hand may still take
   * @param afterwards how long it may take once it was interrupted
   * @return whether it has ended; if not, it is left behind
   */
  boolean awaitEnd(Duration patience, Duration afterwards) {
    try {
      if (!hasEnded(patience)) {
        log.warn("{} does not stop; interrupting it", thread.getName());
        thread.interrupt();
        if (!hasEnded(afterwards)) {
          log.error("{} did not stop", thread.getName());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return !thread.isAlive();
  }

  /** {@code join(0)} would wait for ever. */
  private boolean hasEnded(Duration patience) throws InterruptedException {
    if (!patience.isZero()) {
      thread.join(patience.toMillis());
    }
    return !thread.isAlive();
  }
}
