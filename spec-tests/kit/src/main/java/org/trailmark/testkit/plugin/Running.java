package org.trailmark.testkit.plugin;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.dispatch.Dispatcher;
import org.trailmark.lrs.dispatch.QuarantinedStatement;
import org.trailmark.lrs.dispatch.RetryPolicy;
import org.trailmark.lrs.dispatch.Tasks;
import org.trailmark.lrs.plugin.LrsPlugin;
import org.trailmark.lrs.plugin.PersonalData;
import org.trailmark.lrs.plugin.PluginInstance;
import org.trailmark.lrs.sql.SqliteStorage;
import org.trailmark.lrs.store.PluginDatabase;
import org.trailmark.lrs.store.StatementLog;
import org.trailmark.lrs.store.Storage;
import org.trailmark.lrs.xapi.Ifi;

/** The store and the plugin between a start and a stop, wired as a server wires them. */
final class Running implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration GLANCE = Duration.ofMillis(20);
  private static final RetryPolicy RETRY =
      new RetryPolicy(2, Duration.ofMillis(1), Duration.ofMillis(5));
  private static final int FAILURES = 3;

  /** Where a test has no provider of SLF4J, migrations would tell of themselves on the console. */
  private static final Logger MIGRATIONS = Logger.getLogger("org.flywaydb");

  static {
    MIGRATIONS.setLevel(Level.WARNING);
  }

  private final TurnedClock clock;
  private final Storage storage;
  private final KitContext context;
  private final PluginInstance instance;
  private final Set<Object> resources;
  private final @Nullable PersonalData personalData;
  private final @Nullable WatchedHandler handler;
  private final @Nullable Dispatcher dispatcher;
  private final Tasks tasks;

  private Running(TurnedClock clock, Storage storage, KitContext context, PluginInstance instance) {
    this.clock = clock;
    this.storage = storage;
    this.context = context;
    this.instance = instance;
    this.resources =
        Stream.of(instance.adminResources(), instance.learnerResources())
            .flatMap(Set::stream)
            .collect(toUnmodifiableSet());
    this.personalData = instance.personalData().orElse(null);
    this.handler = instance.handler().map(WatchedHandler::new).orElse(null);
    this.dispatcher = handler == null ? null : drive(handler);
    this.tasks = new Tasks(instance.tasks(), context.database(), clock);
    tasks.plan();
  }

  private Dispatcher drive(WatchedHandler follower) {
    Dispatcher driver =
        new Dispatcher(
            context.name(),
            follower,
            context.database(),
            storage.log(),
            storage.reader(),
            RETRY,
            clock);
    context.drivenBy(driver);
    StatementLog.Subscription unused = storage.identities().onChange(driver::wake);
    driver.start();
    return driver;
  }

  static <C extends Record> Running start(
      Path folder, LrsPlugin<C> plugin, C config, TurnedClock clock) {
    Storage storage = SqliteStorage.open(folder, clock);
    try {
      PluginDatabase database =
          storage.pluginDatabase(
              plugin.name(), plugin.migrations(), plugin.getClass().getClassLoader());
      KitContext context = new KitContext(plugin.name(), clock, storage, database);
      return new Running(clock, storage, context, plugin.create(config, context));
    } catch (RuntimeException e) {
      storage.close();
      throw e;
    } catch (Exception e) {
      storage.close();
      throw new IllegalStateException("plugin " + plugin.name() + " does not start: " + e, e);
    }
  }

  Storage storage() {
    return storage;
  }

  KitContext context() {
    return context;
  }

  PluginInstance instance() {
    return instance;
  }

  <T> T resource(Class<T> type) {
    return resources.stream()
        .filter(type::isInstance)
        .map(type::cast)
        .findFirst()
        .orElseThrow(
            () ->
                new AssertionError(
                    "The plugin serves no " + type.getSimpleName() + " but " + served()));
  }

  private List<String> served() {
    return resources.stream().map(o -> o.getClass().getSimpleName()).sorted().toList();
  }

  List<PluginKit.Kept> keptOf(Ifi person) {
    List<PluginKit.Kept> kept = new ArrayList<>();
    PersonalData data = personalData;
    if (data != null) {
      context
          .database()
          .read(
              tx -> {
                data.tell(
                    agents(person),
                    tx,
                    (kind, values) -> kept.add(new PluginKit.Kept(kind, values)));
                return kept;
              });
    }
    return kept;
  }

  Map<String, Long> erase(Ifi person) {
    PersonalData data = personalData;
    return data == null ? Map.of() : context.database().write(tx -> data.erase(agents(person), tx));
  }

  private Set<Ifi> agents(Ifi person) {
    return Set.copyOf(storage.identities().person(person));
  }

  /** What the handler refused every time, from the beginning. */
  List<QuarantinedStatement> refused() {
    return dispatcher == null ? List.of() : dispatcher.quarantine().list(0, 100);
  }

  /** Forgets a refused statement. */
  void forget(QuarantinedStatement refused) {
    if (dispatcher != null) {
      dispatcher.quarantine().discard(refused.seq());
    }
  }

  /** When its next task is due. */
  Optional<Instant> nextTask() {
    return tasks.nextAt();
  }

  /** When {@code onTime} wants to be called next. */
  Optional<Instant> askedFor() {
    return handler == null ? Optional.empty() : handler.askedFor();
  }

  /** Lets the plugin do all that it can do by now: statements and time, and tasks that are due. */
  void handleAll() {
    do {
      followLog();
    } while (doTasks());
  }

  /** Whether there were any; one that fails is tried again later, but here it fails the test. */
  private boolean doTasks() {
    List<Tasks.Outcome> done = tasks.runDue();
    for (Tasks.Outcome outcome : done) {
      if (outcome.failure() != null) {
        throw new AssertionError(
            "The task " + outcome.task() + " failed: " + outcome.failure(), outcome.failure());
      }
    }
    return !done.isEmpty();
  }

  /**
   * Lets the handler do all that it can do by now. The clock ticks: what was stored in this
   * millisecond is handled only when the next one has come.
   */
  private void followLog() {
    boolean contentBefore = false;
    boolean content = false;
    // Twice: when the second call is done, what the first one wrote is certainly committed.
    while (!(content && contentBefore)) {
      contentBefore = content;
      Instant now = clock.tick();
      tell(now);
      content = askedFor().filter(next -> !next.isAfter(now)).isEmpty();
    }
  }

  private void tell(Instant now) {
    if (dispatcher == null || handler == null) {
      return;
    }
    long end = System.nanoTime() + PATIENCE.toNanos();
    try {
      while (!dispatcher.awaitThrough(now, GLANCE)) {
        Throwable failure = handler.failureAfter(FAILURES);
        if (failure != null) {
          throw new AssertionError(
              "onTime(" + now + ") fails again and again: " + failure, failure);
        }
        if (System.nanoTime() > end) {
          throw new AssertionError("The plugin stands still: " + dispatcher.status());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the plugin was at work", e);
    }
  }

  @Override
  public void close() {
    if (dispatcher != null) {
      dispatcher.close();
    }
    try {
      instance.close();
    } finally {
      storage.close();
    }
  }
}
