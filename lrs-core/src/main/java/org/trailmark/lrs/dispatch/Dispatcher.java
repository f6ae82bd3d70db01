package org.trailmark.lrs.dispatch;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trailmark.lrs.plugin.StatementHandler;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.store.PluginDatabase;
import org.trailmark.lrs.store.StatementLog;
import org.trailmark.lrs.store.StatementReader;

/**
 * Drives one plugin's handler on one thread, {@code dispatch-NAME}. Made, {@linkplain #start()
 * started} once and closed once by the host; everything else on any thread.
 */
public final class Dispatcher implements AutoCloseable, Watched {
  private static final Logger log = LoggerFactory.getLogger(Dispatcher.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration GLANCE = Duration.ofMillis(20);

  private final String name;
  private final PluginDatabase database;
  private final StatementLog statements;
  private final StatementReader reader;
  private final Bell bell = new Bell();
  private final Redeliveries redeliveries = new Redeliveries();
  private final Progress progress;
  private final MeasuredCalls calls = new MeasuredCalls();
  private final PluginThread thread;
  private StatementLog.@Nullable Subscription commits;

  /**
   * Makes a dispatcher that does nothing yet.
   *
   * @param name the plugin
   * @param handler what takes the statements
   * @param database the plugin's own
   * @param log what to follow
   * @param reader knows how far the log is consistent
   * @param retry how often a failing statement is tried
   * @param clock the one that the plugin reads: says when the time has come that it asked for
   */
  public Dispatcher(
      String name,
      StatementHandler handler,
      PluginDatabase database,
      StatementLog log,
      StatementReader reader,
      RetryPolicy retry,
      InstantSource clock) {
    this(name, handler, database, log, reader, retry, clock, Thread::new);
  }

  /**
   * The same on a thread that somebody else makes.
   *
   * @param threads makes the one thread, and does not start it
   */
  public Dispatcher(
      String name,
      StatementHandler handler,
      PluginDatabase database,
      StatementLog log,
      StatementReader reader,
      RetryPolicy retry,
      InstantSource clock,
      ThreadFactory threads) {
    this.name = requireNonNull(name, "name");
    this.database = database;
    this.statements = log;
    this.reader = reader;
    this.progress = new Progress(clock);
    this.thread =
        new PluginThread(
            "dispatch-" + name,
            new DispatchLoop(
                name,
                new Delivery(handler, database, calls),
                log,
                reader,
                retry,
                clock,
                bell,
                redeliveries,
                progress),
            threads);
  }

  /** Begins where the plugin's database says that it left off. */
  public synchronized void start() {
    thread.start();
    commits = statements.onCommit(bell::ring);
  }

  /** Asks for a call of {@link StatementHandler#onTime} soon; returns at once. */
  public void wake() {
    bell.wantTime();
  }

  /**
   * Waits until every statement stored before a time took effect and {@link
   * StatementHandler#onTime} was called with that time or a later one, and committed. Calls for
   * that as soon as the time has come.
   *
   * @return false when the timeout came first, or dispatch has stopped
   */
  public boolean awaitThrough(Instant through, Duration timeout) throws InterruptedException {
    long end = System.nanoTime() + timeout.toNanos();
    boolean wanted = false;
    while (!progress.await(through, Duration.ZERO)) {
      Duration left = Duration.ofNanos(end - System.nanoTime());
      if (left.isNegative() || progress.isStopped()) {
        return false;
      }
      if (!wanted && !reader.consistentThrough().isBefore(through)) {
        wanted = true;
        wake();
      }
      progress.await(through, wanted || left.compareTo(GLANCE) < 0 ? left : GLANCE);
    }
    return true;
  }

  /** How the plugin keeps up. Answers also when the store does not. */
  public DispatchStatus status() {
    return progress.status(name, head());
  }

  private long head() {
    try {
      return statements.head();
    } catch (LrsException e) {
      log.debug("The head of the log is not known now", e);
      return 0;
    }
  }

  @Override
  public Optional<CallInHand> callInHand() {
    return calls.inHand();
  }

  @Override
  public CallCost cost() {
    return calls.cost();
  }

  @Override
  public Optional<Throwable> failure() {
    return Optional.ofNullable(progress.end());
  }

  @Override
  public List<StackTraceElement> stack() {
    return thread.stack();
  }

  /** What the handler refused. */
  public Quarantine quarantine() {
    return new Quarantine(database, redeliveries, bell, progress);
  }

  /**
   * Lets the call in hand end and stops. A handler that does not return in time is interrupted, and
   * its transaction undone by whoever closes the database.
   */
  @Override
  public void close() {
    stop(PATIENCE, PATIENCE);
  }

  /**
   * The same with other patience. May be called again.
   *
   * @param patience how long the call in hand may still take
   * @param afterwards how long it may take once it was interrupted
   * @return whether the thread has ended; if not, it is left behind
   */
  public synchronized boolean stop(Duration patience, Duration afterwards) {
    if (commits != null) {
      commits.close();
    }
    bell.close();
    redeliveries.close();
    return thread.awaitEnd(patience, afterwards);
  }
}
