package org.trailmark.server.plugins;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trailmark.lrs.dispatch.Dispatcher;
import org.trailmark.lrs.dispatch.RetryPolicy;
import org.trailmark.lrs.plugin.Health;
import org.trailmark.lrs.plugin.LrsPlugin;
import org.trailmark.lrs.plugin.PluginInstance;
import org.trailmark.lrs.plugin.StatementHandler;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import org.trailmark.lrs.store.PluginDatabase;
import org.trailmark.lrs.store.StatementLog;
import org.trailmark.lrs.store.Storage;

/** The plugins of one server. */
public final class PluginHost implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(PluginHost.class);

  private final Jars jars;
  private final Storage storage;
  private final InstantSource clock;
  private final String homePage;
  private final List<HostedPlugin> plugins = new ArrayList<>();
  private final List<StatementLog.Subscription> wakers = new ArrayList<>();

  private PluginHost(Jars jars, Storage storage, InstantSource clock, String homePage) {
    this.jars = jars;
    this.storage = storage;
    this.clock = clock;
    this.homePage = homePage;
  }

  /**
   * Finds and makes all plugins; none gets a statement before {@link #startDispatch()}.
   *
   * @param folder where jars may lie
   * @param parts of the server itself that work as plugins do
   * @param homePage IRL of this server: plugins have accounts there that vouch for what they store
   * @throws LrsException {@code INVALID_CONFIGURATION} if one cannot start; the others are closed
   */
  public static PluginHost create(
      Path folder,
      List<LrsPlugin<?>> parts,
      PluginConfigs configs,
      Storage storage,
      InstantSource clock,
      String homePage) {
    Jars jars = new Jars(folder);
    List<FoundPlugin> found = PluginFinder.find(jars, parts);
    configs.requireKnown(found.stream().map(plugin -> plugin.plugin().name()).toList());
    PluginHost host = new PluginHost(jars, storage, clock, homePage);
    try {
      found.forEach(plugin -> host.plugins.add(host.host(plugin, plugin.plugin(), configs)));
    } catch (RuntimeException e) {
      host.close();
      throw e;
    }
    return host;
  }

  /** Begins to hand the log to the plugins, and to wake them when agents are linked. */
  public void startDispatch() {
    plugins.forEach(plugin -> plugin.dispatcher().ifPresent(this::start));
  }

  private void start(Dispatcher dispatcher) {
    wakers.add(storage.identities().onChange(dispatcher::wake));
    dispatcher.start();
  }

  /** What each plugin serves under its name, in the order of the names; none is left out. */
  public Map<String, Set<Object>> resources() {
    Map<String, Set<Object>> resources = new LinkedHashMap<>();
    plugins.forEach(plugin -> resources.put(plugin.name(), plugin.resources()));
    return resources;
  }

  /** What each plugin serves to learners, in the order of the names; none is left out. */
  public Map<String, Set<Object>> learnerResources() {
    Map<String, Set<Object>> resources = new LinkedHashMap<>();
    plugins.forEach(plugin -> resources.put(plugin.name(), plugin.learnerResources()));
    return resources;
  }

  /** How each plugin is, by name. */
  public Map<String, Health> health() {
    Map<String, Health> health = new LinkedHashMap<>();
    plugins.forEach(plugin -> health.put(plugin.name(), plugin.health()));
    return health;
  }

  /**
   * Waits until every plugin has handled all that was stored before {@code through}.
   *
   * @return false when the time ran out, or the thread was interrupted
   */
  public boolean awaitThrough(Instant through, Duration timeout) {
    long deadline = System.nanoTime() + timeout.toNanos();
    try {
      for (HostedPlugin plugin : plugins) {
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

  /** Stops the plugins, last one first. */
  @Override
  public void close() {
    wakers.forEach(StatementLog.Subscription::close);
    for (int i = plugins.size() - 1; i >= 0; i--) {
      plugins.get(i).stop();
    }
    plugins.clear();
  }

  List<HostedPlugin> plugins() {
    return plugins;
  }

  private <C extends Record> HostedPlugin host(
      FoundPlugin found, LrsPlugin<C> plugin, PluginConfigs configs) {
    String name = plugin.name();
    C config = configs.bind(name, plugin.configType());
    PluginDatabase database = storage.pluginDatabase(name, plugin.migrations(), found.loader());
    HostContext context = new HostContext(name, clock, database, storage, jars, homePage);
    PluginInstance instance = create(plugin, config, context);
    Optional<Dispatcher> dispatcher =
        instance.handler().map(handler -> dispatcher(name, handler, database));
    dispatcher.ifPresent(context::drivenBy);
    log.info("Plugin {} from the {}", name, found.origin());
    return new HostedPlugin(
        name,
        found.origin(),
        instance,
        database,
        dispatcher,
        Set.copyOf(instance.adminResources()),
        Set.copyOf(instance.learnerResources()));
  }

  private Dispatcher dispatcher(String name, StatementHandler handler, PluginDatabase database) {
    return new Dispatcher(
        name, handler, database, storage.log(), storage.reader(), RetryPolicy.standard(), clock);
  }

  private static <C extends Record> PluginInstance create(
      LrsPlugin<C> plugin, C config, HostContext context) {
    try {
      return plugin.create(config, context);
    } catch (LrsException e) {
      throw e;
    } catch (Exception e) {
      throw new LrsException(
          ProblemCode.INVALID_CONFIGURATION,
          "Plugin " + plugin.name() + " does not start: " + e.getMessage(),
          e);
    }
  }
}
