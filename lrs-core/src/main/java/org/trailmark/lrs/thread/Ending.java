package org.trailmark.lrs.thread;

/** Waits for a thread that was told to end. */
public final class Ending {

  private Ending() {}

  /**
   * Returns when the thread has ended, or never ran. What it works with is closed next, so an
   * interrupt does not cut the wait short; it is set again afterwards.
   */
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
}
