package org.trailmark.server.plugins;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.trailmark.lrs.plugin.LrsPlugin;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;

/** Looks for plugins on the class path and in jars. */
final class PluginFinder {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]*");

  /** Taken by the admin interface itself. */
  private static final Set<String> RESERVED =
      Set.of(
          "status",
          "credentials",
          "plugins",
          "identities",
          "signatures",
          "statements",
          "learners",
          "feed",
          "changes");

  private PluginFinder() {}

  /**
   * All plugins, in the order of their names.
   *
   * @param parts of the server itself that work as plugins do
   * @throws LrsException {@code INVALID_CONFIGURATION} if one cannot be loaded, or names are wrong
   */
  @SuppressWarnings(
      "rawtypes") // ServiceLoader knows classes only, and a class has no type arguments
  static List<FoundPlugin> find(Jars jars, List<LrsPlugin<?>> parts) {
    List<FoundPlugin> found = new ArrayList<>();
    ClassLoader own = PluginFinder.class.getClassLoader();
    parts.forEach(part -> found.add(new FoundPlugin(part, own, "server")));
    for (Jars.Loaded<LrsPlugin> loaded : jars.load(LrsPlugin.class)) {
      found.add(
          new FoundPlugin(loaded.service(), loaded.origin().loader(), loaded.origin().name()));
    }
    checkNames(found);
    found.sort(Comparator.comparing(plugin -> plugin.plugin().name()));
    return List.copyOf(found);
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
