package org.trailmark.server.plugins;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trailmark.lrs.dispatch.CallCost;
import org.trailmark.lrs.dispatch.Dispatcher;
import org.trailmark.lrs.plugin.Health;
import org.trailmark.lrs.plugin.LrsPlugin;
import org.trailmark.lrs.plugin.PluginEvents;
import org.trailmark.lrs.plugin.PluginJobs;
import org.trailmark.lrs.plugin.PluginMetrics;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import org.trailmark.lrs.store.DisabledPlugins;

/** The plugins of one server. Safe on any thread; one is started or stopped at a time. */
public final class PluginHost implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(PluginHost.class);

  private final PluginRegistry registry;
  private final DisabledPlugins disabled;
  private final PluginLife life;
  private final PluginChanges changes;
  private final Watchdog watchdog;

  private PluginHost(HostSetup setup, List<LrsPlugin<?>> found) {
    Set<String> shown =
        Stream.concat(setup.parts().stream(), found.stream())
            .flatMap(plugin -> plugin.extensionPackages().stream())
            .collect(Collectors.toSet());
    JarFolder jars = new JarFolder(setup.folder(), new ApiLoader(new ShownPackages(shown)));
    this.registry = new PluginRegistry(jars, setup.clock());
    this.disabled = setup.storage().disabledPlugins();
    FormerlyDisabled.in(setup.formerlyDisabled()).moveTo(disabled);
    this.life =
        new PluginLife(
            setup.configs(),
            new HostServices(
                setup.storage(), setup.clock(), setup.homePage(), setup.links(), jars));
    this.changes = new PluginChanges(registry, disabled, life);
    this.watchdog = new Watchdog(registry, changes, setup.limits());
  }

  /**
   * Finds and makes all plugins; none gets a statement before {@link #open}. One of a jar that
   * cannot be used or started is shown as failed.
   *
   * @throws LrsException {@code INVALID_CONFIGURATION} if one that comes with the program cannot
   *     start, or settings are wrong; the others are closed
   */
  public static PluginHost create(HostSetup setup) {
    List<LrsPlugin<?>> found = ClassPathPlugins.all();
    PluginHost host = new PluginHost(setup, found);
    boolean done = false;
    try {
      setup.parts().forEach(part -> host.registry.add(part, "server"));
      found.forEach(plugin -> host.registry.add(plugin, "class path"));
      host.registry.jars().come().forEach(host.registry::open);
      host.checkSettings(setup.configs());
      host.registry.all().forEach(host::startFirst);
      host.registry.jars().jars().forEach(host.registry::closeIfUnused);
      done = true;
      return host;
    } finally {
      if (!done) {
        host.close();
      }
    }
  }

  /** Settings may be for a plugin of a jar that could not be read: nobody knows. */
  private void checkSettings(PluginConfigs configs) {
    try {
      configs.requireKnown(registry.names());
    } catch (LrsException e) {
      if (registry.jarFailures().isEmpty()) {
        throw e;
      }
      log.warn(
          "{}\nThey may be for a plugin of these jars: {}", e.getMessage(), registry.jarFailures());
    }
  }

  private void startFirst(HostedPlugin plugin) {
    if (disabled.names().contains(plugin.name())) {
      life.stop(plugin, PluginState.DISABLED, PluginChanges.DISABLED, Duration.ZERO, null);
      return;
    }
    try {
      life.start(plugin);
    } catch (PluginFailure e) {
      if (plugin.jar() == null) {
        goOnWithout(plugin, e);
      }
    }
  }

  /**
   * One that comes with the program has failed already, where its database is damaged or cannot be
   * written: the server takes statements without it. What it lacks may also be in a jar that could
   * not be used; a jar alone does not keep the server from that either.
   *
   * @throws LrsException where all jars can be used
   */
  private void goOnWithout(HostedPlugin plugin, PluginFailure failure) {
    if (failure.getCause() instanceof LrsException known
        && known.code() == ProblemCode.STORE_UNAVAILABLE) {
      return;
    }
    String jars = registry.jarFailures();
    if (!jars.isEmpty()) {
      plugin.stands(
          PluginState.FAILED,
          failure.reason() + "\nThese jars could not be used:" + jars,
          failure.trace());
      return;
    }
    ProblemCode code =
        failure.getCause() instanceof LrsException known
            ? known.code()
            : ProblemCode.INVALID_CONFIGURATION;
    throw new LrsException(
        code, "Plugin " + plugin.name() + " does not start: " + failure.reason(), failure);
  }

  /** Begins to serve the plugins' resources, to hand them the log, and to watch over them. */
  public void open(PluginSite site) {
    changes.open(site);
    watchdog.start();
  }

  /** How each plugin is, by name, and each jar that failed, by its file's name. */
  public Map<String, Health> health() {
    Map<String, Health> health = new LinkedHashMap<>();
    registry.all().forEach(plugin -> health.put(plugin.name(), plugin.health()));
    for (PluginJar jar : registry.jars().jars()) {
      if (jar.failure() != null) {
        health.put(jar.name(), Health.down(jar.reason()));
      }
    }
    return health;
  }

  /** How many statements of the log a plugin has not handled; NaN where it does not run here. */
  public double lag(String name) {
    return registry
        .find(name)
        .flatMap(HostedPlugin::dispatcher)
        .map(dispatcher -> (double) dispatcher.status().lag())
        .orElse(Double.NaN);
  }

  /** What the calls of a plugin have cost since the program began; nothing for one unknown. */
  public CallCost cost(String name) {
    return registry.find(name).map(HostedPlugin::cost).orElse(CallCost.NONE);
  }

  /** The own numbers of each plugin that runs, by its name. */
  public Map<String, List<PluginMetrics.Reading>> metrics() {
    Map<String, List<PluginMetrics.Reading>> metrics = new LinkedHashMap<>();
    registry
        .all()
        .forEach(
            plugin -> plugin.run().ifPresent(run -> metrics.put(plugin.name(), run.metrics())));
    return metrics;
  }

  /**
   * A file of a plugin's page of the console.
   *
   * @param file its path below the page's folder; nothing that leads out of it
   * @return empty: there is none, or the plugin does not run
   */
  public Optional<byte[]> pageFile(String plugin, String file) {
    return registry.find(plugin).flatMap(HostedPlugin::page).flatMap(page -> page.file(file));
  }

  /** What happens in each plugin that runs and tells of it, by name. */
  public Map<String, PluginEvents> events() {
    return ofThoseThatRun(PluginRun::events);
  }

  /** The long work of each plugin that runs and tells of it, by name. */
  public Map<String, PluginJobs> jobs() {
    return ofThoseThatRun(PluginRun::jobs);
  }

  private <T> Map<String, T> ofThoseThatRun(Function<PluginRun, Optional<T>> part) {
    Map<String, T> found = new LinkedHashMap<>();
    for (HostedPlugin plugin : registry.all()) {
      plugin.run().flatMap(part).ifPresent(one -> found.put(plugin.name(), one));
    }
    return found;
  }

  /** What each plugin that runs keeps of people, by the plugins' names. */
  public List<KeptData> keptData() {
    return registry.all().stream()
        .flatMap(plugin -> plugin.run().stream())
        .map(PluginRun::keptData)
        .toList();
  }

  /** The plugins that are known and do not run: nobody can ask them what they keep. */
  public List<String> idle() {
    return registry.all().stream()
        .filter(plugin -> plugin.run().isEmpty())
        .map(HostedPlugin::name)
        .toList();
  }

  /**
   * Waits until every plugin that runs has handled all that was stored before {@code through}.
   *
   * @return false when the time ran out, or the thread was interrupted
   */
  public boolean awaitThrough(Instant through, Duration timeout) {
    long deadline = System.nanoTime() + timeout.toNanos();
    try {
      for (HostedPlugin plugin : registry.all()) {
        Duration left = Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
        Optional<Dispatcher> dispatcher = plugin.dispatcher();
        if (dispatcher.isPresent() && !dispatcher.get().awaitThrough(through, left)) {
          return false;
        }
      }
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  PluginRegistry registry() {
    return registry;
  }

  PluginChanges changes() {
    return changes;
  }

  /** Stops the plugins, last one first. */
  @Override
  public void close() {
    watchdog.close();
    changes.stopAll();
    registry.jars().close();
  }
}
