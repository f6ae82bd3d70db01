package org.trailmark.lrs.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.store.PluginDatabase;

/**
 * Does one plugin's tasks on one thread, {@code tasks-NAME}, while this node has the turn. Made,
 * {@linkplain #start() started} once and stopped once by the host; everything else on any thread.
 */
public final class TaskRunner implements Watched {
  private static final Logger log = LoggerFactory.getLogger(TaskRunner.class);

  /** The clock may be set while we wait by another, so look at it this often. */
  private static final Duration GLANCE = Duration.ofSeconds(1);

  private static final Duration STAND_BY = Duration.ofSeconds(2);
  private static final Duration OUTAGE = Duration.ofSeconds(5);
  private static final Duration SHORTEST = Duration.ofMillis(1);

  private final Tasks tasks;
  private final PluginDatabase database;
  private final InstantSource clock;
  private final Bell bell = new Bell();
  private final PluginThread thread;
  private boolean planned;
  private volatile @Nullable Throwable end;

  /**
   * Does nothing yet.
   *
   * @param name the plugin
   * @param threads makes the one thread, and does not start it
   */
  public TaskRunner(
      String name,
      Tasks tasks,
      PluginDatabase database,
      InstantSource clock,
      ThreadFactory threads) {
    this.tasks = tasks;
    this.database = database;
    this.clock = clock;
    this.thread = new PluginThread("tasks-" + name, this::run, threads);
  }

  public void start() {
    thread.start();
  }

  private void run() {
    try {
      while (!bell.isClosed()) {
        bell.await(round());
      }
    } catch (InterruptedException e) {
      if (!bell.isClosed()) {
        end = e;
        log.error("Tasks were interrupted by a stranger and have ended", e);
      }
    } catch (RuntimeException | Error e) {
      end = e;
      log.error("Tasks have ended; start the plugin again when the cause is mended", e);
    }
  }

  /** How long to wait then. */
  private Duration round() {
    try {
      if (!database.isOurTurn()) {
        planned = false;
        tasks.look();
        return STAND_BY;
      }
      if (!planned) {
        tasks.plan();
        planned = true;
      }
      tasks.runDue().forEach(TaskRunner::tell);
      return untilNext();
    } catch (LrsException e) {
      if (!Attempts.isOutage(e)) {
        throw e;
      }
      log.warn("Tasks wait for the database: {}", e.getMessage());
      return OUTAGE;
    }
  }

  private static void tell(Tasks.Outcome outcome) {
    if (outcome.failure() != null) {
      log.warn("The task {} failed; trying again", outcome.task(), outcome.failure());
    }
  }

  private Duration untilNext() {
    Instant now = clock.instant();
    Duration left = tasks.nextAt().map(next -> Duration.between(now, next)).orElse(GLANCE);
    return left.compareTo(GLANCE) > 0 ? GLANCE : left.compareTo(SHORTEST) < 0 ? SHORTEST : left;
  }

  /** How each task stands. */
  public List<TaskStatus> status() {
    return tasks.status();
  }

  @Override
  public Optional<CallInHand> callInHand() {
    return tasks.calls().inHand();
  }

  @Override
  public CallCost cost() {
    return tasks.calls().cost();
  }

  @Override
  public Optional<Throwable> failure() {
    return Optional.ofNullable(end);
  }

  @Override
  public List<StackTraceElement> stack() {
    return thread.stack();
  }

  /**
   * Lets the task in hand end and stops.
   *
   * @param patience how long it may still take
   * @param afterwards how long it may take once it was interrupted
   * @return whether the thread has ended; if not, it is left behind
   */
  public boolean stop(Duration patience, Duration afterwards) {
    bell.close();
    return thread.awaitEnd(patience, afterwards);
  }
}
