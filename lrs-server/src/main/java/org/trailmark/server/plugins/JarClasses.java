package org.trailmark.server.plugins;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/** The classes of a jar and what they refer to, as their files say. Nothing is loaded from it. */
final class JarClasses {
  private static final String SUFFIX = ".class";

  private final ApiLoader api;
  private final Map<String, Set<String>> references;
  private final List<String> paths;

  private JarClasses(ApiLoader api, Map<String, Set<String>> references, List<String> paths) {
    this.api = api;
    this.references = references;
    this.paths = paths;
  }

  /**
   * Reads the files.
   *
   * @param api what the jar would see
   */
  static JarClasses of(JarFile jar, ApiLoader api) throws IOException {
    Map<String, Set<String>> references = new TreeMap<>();
    List<String> paths = new ArrayList<>();
    for (JarEntry entry : jar.stream().toList()) {
      String name = entry.getName();
      // Of a multi-release jar the oldest version is looked at; the others do the same better.
      if (name.endsWith(SUFFIX) && !name.startsWith("META-INF/") && !name.contains("-info.")) {
        try (InputStream file = jar.getInputStream(entry)) {
          ClassFile read = ClassFile.read(file);
          references.put(
              name.substring(0, name.length() - SUFFIX.length()).replace('/', '.'),
              read.references());
          read.path().ifPresent(paths::add);
        }
      }
    }
    return new JarClasses(api, references, paths.stream().sorted().toList());
  }

  /** What resources say that their paths are, in order. */
  List<String> paths() {
    return paths;
  }

  /** Classes that are neither in the jar nor shown to it, each with one that refers to it. */
  Map<String, String> lacked() {
    return lackedBy(name -> true);
  }

  /**
   * The same, where a class refers to them that lies in a package of these, or below.
   *
   * @param providers names of classes
   */
  Map<String, String> lackedBy(Collection<List<String>> providers) {
    List<String> packages =
        providers.stream()
            .flatMap(List::stream)
            .map(name -> name.substring(0, name.lastIndexOf('.') + 1))
            .toList();
    return lackedBy(name -> packages.stream().anyMatch(name::startsWith));
  }

  private Map<String, String> lackedBy(Predicate<String> own) {
    Map<String, String> lacked = new TreeMap<>();
    references.forEach(
        (name, referred) -> {
          if (own.test(name)) {
            referred.stream()
                .filter(other -> !references.containsKey(other) && !api.has(other))
                .forEach(other -> lacked.putIfAbsent(other, name));
          }
        });
    return lacked;
  }
}
