package org.trailmark.server.plugins;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The threads on which a plugin's code is called: in a group of their own and with the plugin's
 * class loader, both of which the threads inherit that the plugin starts. So they are found.
 */
final class PluginThreads {
  private final ThreadGroup group;
  private final ClassLoader loader;
  private final Map<String, Thread> hanging = new ConcurrentHashMap<>();

  /**
   * @param name of the plugin, or of the jar
   * @param loader what loads its classes
   */
  PluginThreads(String name, ClassLoader loader) {
    this.group = new ThreadGroup("plugin-" + name);
    this.loader = loader;
  }

  ThreadGroup group() {
    return group;
  }

  ClassLoader loader() {
    return loader;
  }

  /** A daemon: one that is left behind must not keep the program from ending. */
  Thread make(Runnable work) {
    Thread thread = new Thread(group, work, group.getName());
    thread.setContextClassLoader(loader);
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Calls the plugin on a thread of its own and waits for the answer.
   *
   * @param what is called, for the operator, for example {@code create}; while it hangs from an
   *     earlier call it is not called again
   * @param limit after which it is interrupted and left behind
   * @throws PluginFailure where it does not return
   * @throws ExecutionException with whatever it threw
   */
  <T> T call(String what, Duration limit, Callable<T> work)
      throws PluginFailure, ExecutionException {
    Thread earlier = hanging.get(what);
    if (earlier != null && earlier.isAlive()) {
      throw stuck(what, limit, earlier);
    }
    FutureTask<T> task = new FutureTask<>(work);
    Thread thread = make(task);
    thread.setName(group.getName() + "-" + what);
    thread.start();
    try {
      T answer = task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
      thread.join(); // it has nothing left to do, and would be taken for one that was left behind
      return answer;
    } catch (TimeoutException e) {
      PluginFailure failure = stuck(what, limit, thread);
      hanging.put(what, thread);
      thread.interrupt();
      throw failure;
    } catch (InterruptedException e) {
      thread.interrupt();
      Thread.currentThread().interrupt();
      throw PluginFailure.because("The wait for " + what + " was interrupted.", e);
    }
  }

  private static PluginFailure stuck(String what, Duration limit, Thread thread) {
    return PluginFailure.stuck(
        "stuck: " + what + " did not return within " + limit.toSeconds() + " s.",
        List.of(thread.getStackTrace()));
  }
}
