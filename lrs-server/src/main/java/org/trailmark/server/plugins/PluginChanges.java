package org.trailmark.server.plugins;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import org.trailmark.lrs.store.DisabledPlugins;

/**
 * What is changed while the program runs, by an admin or by the watchdog; one change at a time.
 * What an admin asked for and does not come to pass is a conflict, and the plugin shows it too.
 */
final class PluginChanges {
  private static final Logger log = LoggerFactory.getLogger(PluginChanges.class);

  /** Why one does not run that is disabled. */
  static final String DISABLED = "An admin has disabled it.";

  private final ReentrantLock changing = new ReentrantLock();
  private final PluginRegistry registry;
  private final DisabledPlugins disabled;
  private final PluginLife life;
  private boolean closed;

  PluginChanges(PluginRegistry registry, DisabledPlugins disabled, PluginLife life) {
    this.registry = registry;
    this.disabled = disabled;
    this.life = life;
  }

  void open(PluginSite site) {
    change(() -> life.open(site, registry.all()));
  }

  /** Starts a plugin that does not run. */
  void start(String name) {
    change(
        () -> {
          HostedPlugin plugin = enabled(name);
          if (plugin.run().isEmpty()) {
            begin(plugin);
          }
        });
  }

  /** Stops a plugin until somebody starts it, or the program starts. */
  void stop(String name) {
    change(() -> end(registry.get(name), PluginState.STOPPED, "An admin has stopped it."));
  }

  /** Stops a plugin and remembers that it is not to start. */
  void disable(String name) {
    change(
        () -> {
          HostedPlugin plugin = registry.get(name);
          disabled.set(name, true);
          end(plugin, PluginState.DISABLED, DISABLED);
        });
  }

  /** Takes that back, and starts the plugin. */
  void enable(String name) {
    change(
        () -> {
          HostedPlugin plugin = registry.get(name);
          disabled.set(name, false);
          if (plugin.is(PluginState.DISABLED)) {
            begin(plugin);
          }
        });
  }

  /**
   * Stops a plugin and starts it. Of a jar that is read anew, from the file as it is now, with
   * whatever else is in it.
   */
  void reload(String name) {
    change(
        () -> {
          HostedPlugin plugin = enabled(name);
          PluginJar jar = plugin.jar();
          if (jar == null) {
            end(plugin, PluginState.STOPPED, "It is started anew.");
            begin(plugin);
          } else {
            renew(List.of(), List.of(jar), List.of(plugin));
            requireRunning(plugin);
          }
        });
  }

  /** Looks into the folder: what has come, changed or gone since. */
  void lookAgain() {
    change(
        () -> {
          List<PluginJar> gone = registry.jars().gone();
          List<PluginJar> anew = new ArrayList<>();
          for (PluginJar jar : registry.jars().jars()) {
            boolean refused = !jar.isOpen() && jar.failure() != null;
            if (!gone.contains(jar) && (refused || jar.hasChanged())) {
              anew.add(jar);
            }
          }
          anew.addAll(registry.jars().come());
          renew(gone, anew, List.of());
        });
  }

  /** Stops and starts what an admin has disabled or enabled on another node. */
  void followOtherNodes() {
    if (!disagreeing().isEmpty()) {
      change(
          () -> {
            for (HostedPlugin plugin : disagreeing()) {
              if (plugin.is(PluginState.DISABLED)) {
                quietly(plugin, () -> begin(plugin));
              } else {
                end(plugin, PluginState.DISABLED, DISABLED);
              }
            }
          });
    }
  }

  /** Those that stand otherwise than is remembered. */
  private List<HostedPlugin> disagreeing() {
    Set<String> names = disabled.names();
    return registry.all().stream()
        .filter(plugin -> plugin.is(PluginState.DISABLED) != names.contains(plugin.name()))
        .toList();
  }

  /** One that cannot go on is stopped, if it is still the one that runs. */
  void fail(HostedPlugin plugin, PluginRun run, String reason, @Nullable String trace) {
    change(
        () -> {
          if (plugin.run().filter(current -> current == run).isPresent()) {
            log.error("Plugin {} cannot go on: {}", plugin.name(), reason);
            life.stop(plugin, PluginState.FAILED, reason, Duration.ZERO, trace);
            registry.closeIfUnused(plugin.jar());
          }
        });
  }

  /** Last one first; nothing is changed any more. */
  void stopAll() {
    changing.lock();
    try {
      closed = true;
      life.shut();
      for (HostedPlugin plugin : registry.lastFirst()) {
        if (plugin.run().isPresent()) {
          end(plugin, PluginState.STOPPED, "The program ends.");
        }
      }
    } finally {
      changing.unlock();
    }
  }

  private void change(Change change) {
    changing.lock();
    try {
      if (closed) {
        throw new LrsException(ProblemCode.STORE_UNAVAILABLE, "The program ends.");
      }
      change.make();
    } catch (PluginFailure e) {
      throw new LrsException(ProblemCode.CONFLICT, e.reason(), e);
    } finally {
      changing.unlock();
    }
  }

  @FunctionalInterface
  private interface Change {
    void make() throws PluginFailure;
  }

  private HostedPlugin enabled(String name) {
    HostedPlugin plugin = registry.get(name);
    if (plugin.is(PluginState.DISABLED)) {
      throw new LrsException(
          ProblemCode.CONFLICT,
          "The plugin " + name + " is disabled. DELETE plugins/" + name + "/disabled first.");
    }
    return plugin;
  }

  /** A jar that is opened for one plugin may bring others that nobody knew. */
  private void begin(HostedPlugin plugin) throws PluginFailure {
    PluginJar jar = plugin.jar();
    if (jar != null && !jar.isOpen()) {
      registry.open(jar).forEach(this::tryToBegin);
    }
    try {
      life.start(plugin);
    } catch (LrsException e) {
      throw PluginFailure.because(String.valueOf(e.getMessage()), e);
    } finally {
      registry.closeIfUnused(jar);
    }
  }

  private void tryToBegin(HostedPlugin plugin) {
    if (disabled.names().contains(plugin.name())) {
      life.stop(plugin, PluginState.DISABLED, DISABLED, Duration.ZERO, null);
      return;
    }
    quietly(plugin, () -> life.start(plugin));
  }

  private static void quietly(HostedPlugin plugin, Change beginning) {
    try {
      beginning.make();
    } catch (PluginFailure | LrsException e) {
      log.debug("The plugin {} shows why it does not start", plugin.name(), e);
    }
  }

  private void end(HostedPlugin plugin, PluginState then, String reason) {
    life.stop(plugin, then, reason, PluginLimits.STOP, null);
    registry.closeIfUnused(plugin.jar());
  }

  private static void requireRunning(HostedPlugin plugin) throws PluginFailure {
    if (plugin.run().isEmpty()) {
      throw PluginFailure.because(plugin.standing().reason());
    }
  }

  /**
   * Reads jars anew. Whoever uses what they add is stopped before and started after.
   *
   * @param wanted plugins that are to run in any case; others of the jars do if they ran, or are
   *     new
   */
  private void renew(
      Collection<PluginJar> gone, Collection<PluginJar> anew, Collection<HostedPlugin> wanted) {
    Map<String, HostedPlugin> begin = new TreeMap<>();
    wanted.forEach(plugin -> begin.put(plugin.name(), plugin));
    interrupt(registry.extendedBy(types(gone)), begin);
    interrupt(registry.extendedBy(types(anew)), begin);
    for (PluginJar jar : gone) {
      registry.of(jar).forEach(plugin -> forget(plugin, begin));
      registry.jars().forget(jar);
    }
    for (PluginJar jar : anew) {
      interrupt(
          registry.of(jar).stream()
              .filter(plugin -> plugin.is(PluginState.RUNNING) || plugin.is(PluginState.FAILED))
              .toList(),
          begin);
      jar.close();
      registry.open(jar).forEach(plugin -> begin.put(plugin.name(), plugin));
    }
    interrupt(registry.extendedBy(types(anew)), begin);
    begin.values().forEach(this::tryToBegin);
    anew.forEach(registry::closeIfUnused);
  }

  private static Set<String> types(Collection<PluginJar> jars) {
    return jars.stream()
        .flatMap(jar -> jar.services().keySet().stream())
        .collect(Collectors.toSet());
  }

  /** Stops plugins, to be begun again. */
  private void interrupt(Collection<HostedPlugin> plugins, Map<String, HostedPlugin> begin) {
    for (HostedPlugin plugin : plugins) {
      life.stop(plugin, PluginState.STOPPED, "It is started anew.", PluginLimits.STOP, null);
      begin.put(plugin.name(), plugin);
    }
  }

  private void forget(HostedPlugin plugin, Map<String, HostedPlugin> begin) {
    life.stop(plugin, PluginState.STOPPED, "Its jar is gone.", PluginLimits.STOP, null);
    life.forget(plugin);
    registry.forget(plugin);
    begin.remove(plugin.name());
  }
}
