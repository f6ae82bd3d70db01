package org.trailmark.server.plugins;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trailmark.lrs.dispatch.DispatchStatus;
import org.trailmark.lrs.dispatch.Dispatcher;
import org.trailmark.lrs.dispatch.RetryPolicy;
import org.trailmark.lrs.dispatch.TaskRunner;
import org.trailmark.lrs.dispatch.TaskStatus;
import org.trailmark.lrs.dispatch.Watched;
import org.trailmark.lrs.plugin.Health;
import org.trailmark.lrs.plugin.LrsPlugin;
import org.trailmark.lrs.plugin.PluginEvents;
import org.trailmark.lrs.plugin.PluginJobs;
import org.trailmark.lrs.plugin.PluginMetrics;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.store.PluginDatabase;
import org.trailmark.lrs.store.StatementLog;
import org.trailmark.lrs.store.Storage;

/** A plugin at work, from one start to the next stop. */
final class PluginRun {
  private static final Logger log = LoggerFactory.getLogger(PluginRun.class);

  private final String name;
  private final PluginThreads threads;
  private final Storage storage;
  private final HostContext context;
  private final MadePlugin made;
  private final KeptData keptData;
  private final @Nullable Dispatcher dispatcher;
  private final @Nullable TaskRunner tasks;
  private StatementLog.@Nullable Subscription waker;

  private PluginRun(
      String name,
      PluginThreads threads,
      HostServices services,
      PluginDatabase database,
      HostContext context,
      MadePlugin made) {
    this.name = name;
    this.threads = threads;
    this.storage = services.storage();
    this.context = context;
    this.made = made;
    this.keptData =
        new KeptData(
            name,
            threads,
            database,
            made.handler().isPresent(),
            made.personalData(),
            made.removedStatements());
    this.dispatcher =
        made.handler()
            .map(
                handler ->
                    new Dispatcher(
                        name,
                        handler,
                        database,
                        storage.log(),
                        storage.reader(),
                        RetryPolicy.standard(),
                        services.clock(),
                        threads::make))
            .orElse(null);
    if (dispatcher != null) {
      context.drivenBy(dispatcher);
    }
    this.tasks =
        made.tasks().isEmpty()
            ? null
            : new TaskRunner(name, made.tasks(), database, services.clock(), threads::make);
  }

  /**
   * Opens the plugin's database and makes the working plugin; nothing is dispatched yet.
   *
   * @param limit for the plugin's own part
   * @throws LrsException {@code INVALID_CONFIGURATION} if its settings are wrong
   * @throws PluginFailure if it does not start
   */
  static <C extends Record> PluginRun create(
      LrsPlugin<C> plugin,
      String name,
      PluginConfigs configs,
      HostServices services,
      Duration limit)
      throws PluginFailure {
    PluginThreads threads = new PluginThreads(name, plugin.getClass().getClassLoader());
    Storage storage = services.storage();
    boolean done = false;
    try {
      C config = configs.bind(name, threads.call("configType", limit, plugin::configType));
      Optional<String> migrations = threads.call("migrations", limit, plugin::migrations);
      PluginDatabase database = database(storage, name, migrations, threads.loader());
      HostContext context = new HostContext(name, database, services);
      MadePlugin made = threads.call("create", limit, () -> MadePlugin.by(plugin, config, context));
      PluginRun run = new PluginRun(name, threads, services, database, context, made);
      done = true;
      return run;
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      Throwable thrown = cause == null ? e : cause;
      throw PluginFailure.because(sentence(thrown), thrown);
    } finally {
      if (!done) {
        Leftovers left = leftovers(threads, storage, name, Duration.ZERO, false);
        if (!left.isNothing()) {
          log.warn("Plugin {}, which did not start, left behind {}", name, left);
        }
      }
    }
  }

  private static PluginDatabase database(
      Storage storage, String name, Optional<String> migrations, ClassLoader loader)
      throws PluginFailure {
    try {
      return storage.pluginDatabase(name, migrations, loader);
    } catch (LrsException e) {
      throw PluginFailure.because(sentence(e), e);
    }
  }

  private static String sentence(Throwable cause) {
    return cause instanceof LrsException known
        ? String.valueOf(known.getMessage())
        : "It does not start: " + cause;
  }

  /** Begins to hand it the log, to wake it when agents are linked, and to do its tasks. */
  void startDispatch() {
    if (tasks != null) {
      tasks.start();
    }
    if (dispatcher != null) {
      waker = storage.identities().onChange(dispatcher::wake);
      dispatcher.start();
    }
  }

  ClassLoader loader() {
    return threads.loader();
  }

  PluginResources resources() {
    return made.resources();
  }

  /** What happens in it; empty where it tells nothing. */
  Optional<PluginEvents> events() {
    return made.events();
  }

  /** Its long work; empty where it tells of none. */
  Optional<PluginJobs> jobs() {
    return made.jobs();
  }

  KeptData keptData() {
    return keptData;
  }

  /** What drives its handler; empty where it has none. */
  Optional<Dispatcher> dispatcher() {
    return Optional.ofNullable(dispatcher);
  }

  /** The threads that run its code of their own accord. */
  List<Watched> watched() {
    return Stream.of(dispatcher, tasks).filter(Objects::nonNull).map(Watched.class::cast).toList();
  }

  /** How its tasks stand, where it has any. */
  List<TaskStatus> tasks() {
    return tasks == null ? List.of() : tasks.status();
  }

  /** Its own numbers, now. */
  List<PluginMetrics.Reading> metrics() {
    return context.metrics().readings();
  }

  /** Empty: it has none. */
  Optional<PluginPage> page() {
    return made.page();
  }

  /** Whether it has asked what others add of any of these types. */
  boolean isExtendedByAny(Set<String> types) {
    return types.stream().anyMatch(context::isExtendedBy);
  }

  /** How it is; dispatch that cannot go on and a check that throws are answers too. */
  Health health() {
    if (dispatcher != null) {
      DispatchStatus status = dispatcher.status();
      if (status.state() == DispatchStatus.State.STOPPED) {
        return Health.down("it takes no statements: " + status.lastError());
      }
      if (status.state() == DispatchStatus.State.RETRYING) {
        return Health.down("its last call failed and is repeated: " + status.lastError());
      }
    }
    try {
      return threads.call("check", PluginLimits.CHECK, made.instance()::check);
    } catch (ExecutionException e) {
      log.warn("The check of plugin {} failed", name, e.getCause());
      return Health.down("its check failed: " + e.getCause());
    } catch (PluginFailure e) {
      return Health.down(e.reason());
    }
  }

  /**
   * Ends its tasks and its dispatch, then itself, then its database; what it throws stops nobody
   * else's end. Its resources are answered no more by then.
   *
   * @param patience for the call in hand
   * @param requests whether requests of its resources are being answered still
   * @return what it left behind, which is in the log too
   */
  Leftovers stop(Duration patience, boolean requests) {
    if (waker != null) {
      waker.close();
    }
    if (tasks != null) {
      tasks.stop(patience, PluginLimits.INTERRUPTED);
    }
    if (dispatcher != null) {
      dispatcher.stop(patience, PluginLimits.INTERRUPTED);
    }
    context.end();
    try {
      threads.call("close", PluginLimits.STOP, this::close);
    } catch (ExecutionException e) {
      log.warn("Plugin {} did not close well", name, e.getCause());
    } catch (PluginFailure e) {
      log.warn("Plugin {} did not close: {}\n{}", name, e.reason(), e.trace());
    }
    Leftovers left = leftovers(threads, storage, name, PluginLimits.INTERRUPTED, requests);
    if (!left.isNothing()) {
      log.warn("Plugin {} left behind {}", name, left);
    }
    return left;
  }

  private boolean close() {
    made.instance().close();
    return true;
  }

  private static Leftovers leftovers(
      PluginThreads threads, Storage storage, String name, Duration patience, boolean requests) {
    Storage.Unreturned unreturned = storage.closePluginDatabase(name, patience);
    return Leftovers.find(threads, patience, unreturned, requests);
  }
}
