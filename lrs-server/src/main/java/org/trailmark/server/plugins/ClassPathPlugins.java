package org.trailmark.server.plugins;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.trailmark.lrs.plugin.LrsPlugin;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;

/** What comes with the program: on its class path, seen through no filter, trusted as it is. */
final class ClassPathPlugins {
  private static final ClassLoader OWN = ClassPathPlugins.class.getClassLoader();

  private ClassPathPlugins() {}

  /**
   * The plugins that are there.
   *
   * @throws LrsException {@code INVALID_CONFIGURATION} if one cannot be made
   */
  @SuppressWarnings("rawtypes") // ServiceLoader knows classes only, and a class has no arguments
  static List<LrsPlugin<?>> all() {
    List<LrsPlugin<?>> plugins = new ArrayList<>();
    for (LrsPlugin plugin : load(LrsPlugin.class)) {
      plugins.add(plugin);
    }
    return plugins;
  }

  /**
   * Each implementation of a type on the class path, made anew; none of a type that a jar has for
   * itself.
   *
   * @throws LrsException {@code INVALID_CONFIGURATION} if one cannot be made
   */
  static <T> List<T> load(Class<T> type) {
    if (type.getClassLoader() != OWN) {
      return List.of();
    }
    try {
      return ServiceLoader.load(type, OWN).stream().map(ServiceLoader.Provider::get).toList();
    } catch (ServiceConfigurationError | LinkageError e) {
      throw new LrsException(
          ProblemCode.INVALID_CONFIGURATION,
          "Cannot load a plugin from the class path: " + e.getMessage(),
          e);
    }
  }
}
