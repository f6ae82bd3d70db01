package org.trailmark.lrs.thread;

import java.util.concurrent.ThreadFactory;

/** Makes threads that do not keep the program from ending. */
public final class Daemons {

  private Daemons() {}

  /**
   * For a pool.
   *
   * @param name of each of its threads
   */
  public static ThreadFactory named(String name) {
    return task -> {
      Thread thread = new Thread(task, name);
      thread.setDaemon(true);
      return thread;
    };
  }
}
