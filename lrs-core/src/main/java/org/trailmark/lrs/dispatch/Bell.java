package org.trailmark.lrs.dispatch;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Wakes the dispatch thread. Rings are not lost: one that comes before the wait ends it at once.
 */
final class Bell {
  private boolean rung;
  private boolean timeWanted;
  private boolean closed;

  /** There is something to look at. */
  synchronized void ring() {
    rung = true;
    notifyAll();
  }

  /** Somebody wants the handler to be told the time. */
  synchronized void wantTime() {
    timeWanted = true;
    ring();
  }

  /** Whether somebody wanted that since the last question. */
  synchronized boolean takeTimeWanted() {
    boolean wanted = timeWanted;
    timeWanted = false;
    return wanted;
  }

  synchronized void close() {
    closed = true;
    notifyAll();
  }

  synchronized boolean isClosed() {
    return closed;
  }

  /** Waits for a ring, at most for {@code longest}; returns at once when closed. */
  synchronized void await(Duration longest) throws InterruptedException {
    long end = System.nanoTime() + longest.toNanos();
    while (!rung && !closed && waitUntil(end)) {}
    rung = false;
  }

  /** Waits for as long as this, whoever rings; returns at once when closed. */
  synchronized void pause(Duration pause) throws InterruptedException {
    long end = System.nanoTime() + pause.toNanos();
    while (!closed && waitUntil(end)) {}
  }

  /**
   * Waits for as long as this, unless somebody wants the handler to be told the time; returns at
   * once when closed.
   */
  synchronized void gather(Duration longest) throws InterruptedException {
    long end = System.nanoTime() + longest.toNanos();
    while (!timeWanted && !closed && waitUntil(end)) {}
  }

  /** Waits for a notification; false when the end has come. */
  private boolean waitUntil(long end) throws InterruptedException {
    long left = end - System.nanoTime();
    if (left <= 0) {
      return false;
    }
    TimeUnit.NANOSECONDS.timedWait(this, left);
    return true;
  }
}
