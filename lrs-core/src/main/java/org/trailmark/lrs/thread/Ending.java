package org.trailmark.lrs.thread;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Waits for threads that were told to end. What they work with is closed next, so an interrupt does
 * not cut a wait short; it is set again afterwards.
 */
public final class Ending {

  private Ending() {}

  /** Returns when the thread has ended, or never ran. */
  public static void await(Thread thread) {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Returns when all that a service was given has ended, or patience has.
   *
   * @param service that was shut down
   * @return whether it has ended
   */
  public static boolean await(ExecutorService service, Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return service.awaitTermination(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
