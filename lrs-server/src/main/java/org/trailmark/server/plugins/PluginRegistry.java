package org.trailmark.server.plugins;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.plugin.LrsPlugin;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;

/**
 * Which plugins there are, in the order of their names, and the jars they come from. Changed by
 * whoever holds the host's lock; looked at on any thread.
 */
final class PluginRegistry {
  private final NavigableMap<String, HostedPlugin> plugins = new ConcurrentSkipListMap<>();
  private final JarFolder jars;
  private final InstantSource clock;

  PluginRegistry(JarFolder jars, InstantSource clock) {
    this.jars = jars;
    this.clock = clock;
  }

  /**
   * Takes in one that comes with the program.
   *
   * @throws LrsException {@code INVALID_CONFIGURATION} if its name is wrong
   */
  void add(LrsPlugin<?> builtIn, String origin) {
    String name = builtIn.name();
    try {
      PluginNames.check(name, plugins.keySet());
    } catch (PluginFailure e) {
      throw new LrsException(ProblemCode.INVALID_CONFIGURATION, "Cannot start: " + e.reason(), e);
    }
    plugins.put(name, HostedPlugin.builtIn(name, builtIn, origin, clock));
  }

  /**
   * Opens a jar and takes in its plugins. One that is refused says why and stays closed.
   *
   * @return those that were not known before
   */
  List<HostedPlugin> open(PluginJar jar) {
    List<HostedPlugin> fresh = new ArrayList<>();
    try {
      jar.open();
      for (String name : jar.factories().keySet()) {
        HostedPlugin known = plugins.get(name);
        if (known == null || known.jar() != jar) {
          PluginNames.check(name, plugins.keySet());
          fresh.add(HostedPlugin.ofJar(name, jar, clock));
        }
      }
      fresh.forEach(plugin -> plugins.put(plugin.name(), plugin));
      return fresh;
    } catch (PluginFailure e) {
      jar.refused(e);
      return List.of();
    }
  }

  /** Closes a jar whose plugins do not run, so that its classes can go. */
  void closeIfUnused(@Nullable PluginJar jar) {
    if (jar != null
        && !jar.addsExtensions()
        && of(jar).stream().noneMatch(plugin -> plugin.run().isPresent())) {
      jar.close();
    }
  }

  void forget(HostedPlugin plugin) {
    plugins.remove(plugin.name());
  }

  Collection<HostedPlugin> all() {
    return plugins.values();
  }

  Collection<HostedPlugin> lastFirst() {
    return plugins.descendingMap().values();
  }

  Set<String> names() {
    return plugins.keySet();
  }

  List<HostedPlugin> of(PluginJar jar) {
    return plugins.values().stream().filter(plugin -> plugin.jar() == jar).toList();
  }

  /**
   * @throws LrsException {@code NOT_FOUND} if there is none
   */
  HostedPlugin get(String name) {
    return find(name)
        .orElseThrow(
            () -> new LrsException(ProblemCode.NOT_FOUND, "There is no plugin \"" + name + "\"."));
  }

  /** Empty: there is none. */
  Optional<HostedPlugin> find(String name) {
    return Optional.ofNullable(plugins.get(name));
  }

  JarFolder jars() {
    return jars;
  }

  /** Why jars could not be used, a line for each; empty where all can. */
  String jarFailures() {
    return jars.jars().stream()
        .filter(jar -> jar.failure() != null)
        .map(jar -> "\n  " + jar.name() + ": " + jar.reason())
        .collect(Collectors.joining());
  }

  /** The plugins that run and have asked what others add of any of these types. */
  List<HostedPlugin> extendedBy(Set<String> types) {
    return plugins.values().stream()
        .filter(plugin -> plugin.run().filter(run -> run.isExtendedByAny(types)).isPresent())
        .toList();
  }
}
