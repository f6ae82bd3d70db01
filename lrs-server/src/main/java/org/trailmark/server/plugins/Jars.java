package org.trailmark.server.plugins;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;

/** What lies on the class path and in jars, each jar with a class loader of its own. */
final class Jars {
  private final List<Origin> origins = new ArrayList<>();

  /**
   * @param folder where jars may lie; need not exist
   */
  Jars(Path folder) {
    ClassLoader own = Jars.class.getClassLoader();
    origins.add(new Origin(own, "class path"));
    for (Path jar : files(folder)) {
      origins.add(
          new Origin(
              new URLClassLoader(jar.getFileName().toString(), urls(jar), own), jar.toString()));
    }
  }

  /** Something to load from. */
  record Origin(ClassLoader loader, String name) {}

  /** Something that was loaded. */
  record Loaded<T>(T service, Origin origin) {}

  /**
   * Each implementation of a type, made anew.
   *
   * @throws LrsException {@code INVALID_CONFIGURATION} if one cannot be loaded
   */
  <T> List<Loaded<T>> load(Class<T> type) {
    List<Loaded<T>> loaded = new ArrayList<>();
    for (Origin origin : origins) {
      boolean first = origin.loader() == Jars.class.getClassLoader();
      try {
        ServiceLoader.load(type, origin.loader()).stream()
            // A jar's loader sees what its parent has too; that is found already.
            .filter(found -> first || found.type().getClassLoader() == origin.loader())
            .forEach(found -> loaded.add(new Loaded<>(found.get(), origin)));
      } catch (ServiceConfigurationError | LinkageError e) {
        throw new LrsException(
            ProblemCode.INVALID_CONFIGURATION,
            "Cannot load a plugin from " + origin.name() + ": " + e.getMessage(),
            e);
      }
    }
    return loaded;
  }

  private static List<Path> files(Path folder) {
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
}
