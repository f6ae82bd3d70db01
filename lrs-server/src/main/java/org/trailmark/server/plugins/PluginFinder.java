package org.trailmark.server.plugins;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.trailmark.lrs.plugin.LrsPlugin;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;

/** Looks for plugins on the class path and in jars, each jar with a class loader of its own. */
final class PluginFinder {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]*");

  /** Taken by the admin interface itself. */
  private static final Set<String> RESERVED = Set.of("status", "credentials", "plugins");

  private PluginFinder() {}

  /**
   * All plugins, in the order of their names.
   *
   * @param folder where jars may lie; need not exist
   * @param parts of the server itself that work as plugins do
   * @throws LrsException {@code INVALID_CONFIGURATION} if one cannot be loaded, or names are wrong
   */
  static List<FoundPlugin> find(Path folder, List<LrsPlugin<?>> parts) {
    List<FoundPlugin> found = new ArrayList<>();
    ClassLoader own = PluginFinder.class.getClassLoader();
    parts.forEach(part -> found.add(new FoundPlugin(part, own, "server")));
    load(own, "class path", found);
    for (Path jar : jars(folder)) {
      load(new URLClassLoader(jar.getFileName().toString(), urls(jar), own), jar.toString(), found);
    }
    checkNames(found);
    found.sort(Comparator.comparing(plugin -> plugin.plugin().name()));
    return List.copyOf(found);
  }

  @SuppressWarnings(
      "rawtypes") // ServiceLoader knows classes only, and a class has no type arguments
  private static void load(ClassLoader loader, String origin, List<FoundPlugin> found) {
    try {
      ServiceLoader.load(LrsPlugin.class, loader).stream()
          // A jar's loader sees the plugins of its parent too; those are found already.
          .filter(provider -> origin(provider.type()) == loader || origin.equals("class path"))
          .forEach(provider -> found.add(new FoundPlugin(provider.get(), loader, origin)));
    } catch (ServiceConfigurationError | LinkageError e) {
      throw new LrsException(
          ProblemCode.INVALID_CONFIGURATION,
          "Cannot load a plugin from " + origin + ": " + e.getMessage(),
          e);
    }
  }

  private static ClassLoader origin(Class<?> type) {
    return type.getClassLoader();
  }

  private static List<Path> jars(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    } catch (IOException e) {
      throw new LrsException(
          ProblemCode.INVALID_CONFIGURATION, "Cannot look for plugins in " + folder + ": " + e, e);
    }
  }

  private static URL[] urls(Path jar) {
    try {
      return new URL[] {jar.toUri().toURL()};
    } catch (MalformedURLException e) {
      throw new IllegalStateException("every file has an address: " + jar, e);
    }
  }

  private static void checkNames(List<FoundPlugin> found) {
    Map<String, String> origins = new LinkedHashMap<>();
    for (FoundPlugin plugin : found) {
      String name = plugin.plugin().name();
      if (!NAME.matcher(name).matches() || RESERVED.contains(name)) {
        throw wrongName(
            "no plugin can be called \"" + name + "\" (from " + plugin.origin() + ")", found);
      }
      String other = origins.putIfAbsent(name, plugin.origin());
      if (other != null) {
        throw wrongName(
            "two plugins are called \"" + name + "\": from " + other + " and " + plugin.origin(),
            found);
      }
    }
  }

  private static LrsException wrongName(String what, List<FoundPlugin> found) {
    List<String> names = found.stream().map(plugin -> plugin.plugin().name()).sorted().toList();
    return new LrsException(
        ProblemCode.INVALID_CONFIGURATION,
        "Cannot start: " + what + ". The plugins found are: " + String.join(", ", names) + ".");
  }
}
