package org.trailmark.bench.journeys;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trailmark.bench.load.LoadFailure;
import org.trailmark.journey.JourneyConfig;
import org.trailmark.journey.JourneyPlugin;
import org.trailmark.journey.api.journeys.JourneysResource;
import org.trailmark.lrs.dispatch.Dispatcher;
import org.trailmark.lrs.dispatch.RetryPolicy;
import org.trailmark.lrs.dispatch.StorageContext;
import org.trailmark.lrs.plugin.Offer;
import org.trailmark.lrs.plugin.PluginInstance;
import org.trailmark.lrs.sql.SqliteStorage;
import org.trailmark.lrs.store.PluginDatabase;
import org.trailmark.lrs.store.StatementWriter;
import org.trailmark.lrs.store.Storage;

/** The store and the plugin as the server wires them; dispatch stands still until it is told. */
final class Host implements AutoCloseable {
  private static final Duration GLANCE = Duration.ofMillis(1);
  private static final Duration PATIENCE = Duration.ofMinutes(60);

  private final StreamClock clock;
  private final JourneyPlugin factory = new JourneyPlugin();
  private final SqliteStorage storage;
  private final PluginDatabase database;
  private final PluginInstance plugin;
  private final Context context;
  private @Nullable Dispatcher dispatcher;

  Host(Path folder, StreamClock clock) {
    this.clock = clock;
    this.storage = SqliteStorage.open(folder, clock);
    this.database =
        storage.pluginDatabase(factory.name(), factory.migrations(), Host.class.getClassLoader());
    this.context = new Context(factory.name(), clock, storage, database);
    this.plugin = factory.create(new JourneyConfig(null, null, null), context);
  }

  StatementWriter writer() {
    return storage.writer();
  }

  void publish(String definition) {
    plugin.adminResources().stream()
        .filter(JourneysResource.class::isInstance)
        .map(JourneysResource.class::cast)
        .findFirst()
        .orElseThrow()
        .publish(definition, null);
  }

  /** Lets dispatch go on from where it was. */
  void follow() {
    Dispatcher next =
        new Dispatcher(
            factory.name(),
            plugin.handler().orElseThrow(),
            database,
            storage.log(),
            storage.reader(),
            RetryPolicy.standard(),
            clock);
    dispatcher = next;
    context.drivenBy(next);
    next.start();
  }

  /** Ends what {@link #follow} began. */
  void pause() {
    if (dispatcher != null) {
      dispatcher.close();
      dispatcher = null;
    }
  }

  /** Returns when every statement that is stored has taken effect. */
  void awaitTaken() throws InterruptedException {
    Dispatcher following = following();
    while (following.status().lag() > 0) {
      Thread.sleep(GLANCE.toMillis());
    }
    requireNothingRefused(following);
  }

  /** Returns when nothing is left that can be done by now. */
  void awaitQuiet() throws InterruptedException {
    Dispatcher following = following();
    do {
      if (!following.awaitThrough(clock.tick(), PATIENCE)) {
        throw new LoadFailure("the plugin stands still: " + following.status());
      }
    } while (count("SELECT COUNT(*) FROM publication WHERE state = 'collecting'")
            + count(
                "SELECT COUNT(*) FROM (SELECT 1 FROM agenda WHERE act_at <= %d LIMIT 1) some"
                    .formatted(clock.millis()))
            + count(
                "SELECT COUNT(*) FROM (SELECT 1 FROM touchpoint WHERE state = 'wanted' LIMIT 1)"
                    + " some")
        > 0);
    requireNothingRefused(following);
  }

  /** Processor time of the thread that follows, since {@link #follow} began it, in seconds. */
  double processorSeconds() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    return Arrays.stream(threads.dumpAllThreads(false, false))
            .filter(thread -> thread.getThreadName().equals("dispatch-" + factory.name()))
            .mapToLong(thread -> threads.getThreadCpuTime(thread.getThreadId()))
            .sum()
        / 1e9;
  }

  private Dispatcher following() {
    if (dispatcher == null) {
      throw new IllegalStateException("dispatch stands still");
    }
    return dispatcher;
  }

  private static void requireNothingRefused(Dispatcher dispatcher) {
    if (!dispatcher.quarantine().list(0, 1).isEmpty()) {
      throw new LoadFailure("the plugin refused a statement: " + dispatcher.status());
    }
  }

  /** A number from the plugin's database. */
  long count(String sql) {
    return database.read(
        connection -> {
          try (Statement query = connection.createStatement();
              ResultSet rows = query.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
          }
        });
  }

  @Override
  public void close() {
    pause();
    plugin.close();
    storage.close();
  }

  /** Journeys without extensions. */
  private static final class Context extends StorageContext {
    Context(String name, InstantSource clock, Storage storage, PluginDatabase database) {
      super(name, clock, storage, database, "https://lrs.example.org");
    }

    @Override
    public <T> List<Offer<T>> offers(Class<T> type) {
      return List.of();
    }
  }
}
