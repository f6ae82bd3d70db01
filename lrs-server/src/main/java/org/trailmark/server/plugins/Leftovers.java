package org.trailmark.server.plugins;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.trailmark.lrs.store.Storage;

/**
 * What a plugin left behind when it was stopped.
 *
 * @param threads that still run: its own, those of its timers and executors
 * @param databaseCalls calls of its database that had not returned, and were broken off
 * @param openStatements JDBC statements that it left open within its calls, since it was started
 * @param requests whether requests of its resources had not been answered
 */
public record Leftovers(
    List<LeftThread> threads, int databaseCalls, long openStatements, boolean requests) {
  private static final int FRAMES = 12;
  private static final Pattern HTTP_WORKER = Pattern.compile("HttpClient-\\d+-Worker-\\d+");

  public Leftovers {
    threads = List.copyOf(threads);
  }

  /**
   * A thread that still runs.
   *
   * @param state for example {@code TIMED_WAITING}
   * @param stack where it is, innermost first, the first frames
   */
  public record LeftThread(String name, String state, List<String> stack) {}

  boolean isNothing() {
    return threads.isEmpty() && databaseCalls == 0 && openStatements == 0 && !requests;
  }

  /**
   * Looks for threads, after everything else has ended.
   *
   * @param patience how long those may take to end that were told to
   */
  static Leftovers find(
      PluginThreads own, Duration patience, Storage.Unreturned database, boolean requests) {
    awaitEnd(threads(own).keySet(), patience);
    List<LeftThread> left =
        threads(own).entrySet().stream()
            .sorted(Comparator.comparing(thread -> thread.getKey().getName()))
            .map(Leftovers::shown)
            .toList();
    return new Leftovers(left, database.calls(), database.statements(), requests);
  }

  private static Map<Thread, StackTraceElement[]> threads(PluginThreads own) {
    Map<Thread, StackTraceElement[]> threads = new HashMap<>(Thread.getAllStackTraces());
    threads.entrySet().removeIf(thread -> !isOf(own, thread.getKey(), thread.getValue()));
    return threads;
  }

  private static void awaitEnd(Collection<Thread> threads, Duration patience) {
    long end = System.nanoTime() + patience.toNanos();
    try {
      for (Thread thread : threads) {
        TimeUnit.NANOSECONDS.timedJoin(thread, end - System.nanoTime());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * By its group or its context class loader, which are inherited; by its class; and by what it
   * runs, where somebody else's pool has borrowed it.
   */
  private static boolean isOf(PluginThreads own, Thread thread, StackTraceElement[] stack) {
    if (!thread.isAlive() || thread == Thread.currentThread() || endsByItself(thread, stack)) {
      return false;
    }
    ThreadGroup group = thread.getThreadGroup();
    if (group != null && own.group().parentOf(group) && !isOfTheJvm(thread)) {
      return true;
    }
    ClassLoader loader = own.loader();
    return loader != Leftovers.class.getClassLoader()
        && (thread.getContextClassLoader() == loader
            || thread.getClass().getClassLoader() == loader
            || Arrays.stream(stack)
                .anyMatch(
                    frame ->
                        loader.getName() != null
                            && loader.getName().equals(frame.getClassLoaderName())));
  }

  /** Its common pool makes its threads in the group of whoever needs one first, and keeps them. */
  private static boolean isOfTheJvm(Thread thread) {
    return thread instanceof ForkJoinWorkerThread worker
        && worker.getPool() == ForkJoinPool.commonPool();
  }

  /**
   * The JDK's own HTTP client cannot be closed before Java 21: what waits for answers ends when the
   * client is collected, and its workers when they had nothing to do for a minute. Whoever holds on
   * to the client is found by what she runs.
   */
  private static boolean endsByItself(Thread thread, StackTraceElement[] stack) {
    return thread.getClass().getName().startsWith("jdk.internal.net.http.")
        || (HTTP_WORKER.matcher(thread.getName()).matches()
            && Arrays.stream(stack)
                .anyMatch(
                    frame ->
                        frame.getClassName().equals(ThreadPoolExecutor.class.getName())
                            && frame.getMethodName().equals("getTask")));
  }

  private static LeftThread shown(Map.Entry<Thread, StackTraceElement[]> thread) {
    return new LeftThread(
        thread.getKey().getName(),
        thread.getKey().getState().toString(),
        Arrays.stream(thread.getValue()).limit(FRAMES).map(StackTraceElement::toString).toList());
  }

  /** In one line, for the log. */
  @Override
  public String toString() {
    return threads.size()
        + " threads "
        + threads.stream().map(LeftThread::name).toList()
        + ", "
        + databaseCalls
        + " calls of its database, "
        + openStatements
        + " open JDBC statements"
        + (requests ? ", unanswered requests" : "");
  }
}
