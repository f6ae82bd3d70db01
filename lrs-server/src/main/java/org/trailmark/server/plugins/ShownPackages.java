package org.trailmark.server.plugins;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.trailmark.lrs.plugin.Api;

/**
 * Which packages of the program a plugin's jar sees, beside the JDK. Of libraries it sees what the
 * API itself speaks of, and nothing of what the program is made of: a jar brings along what it
 * needs, in the version that it needs.
 */
final class ShownPackages {
  /** JAX-RS with all below it, for resources; the log's front; the annotations for null. */
  private static final List<String> LIBRARIES =
      List.of("jakarta.ws.rs", "org.slf4j", "org.jspecify.annotations");

  private final Set<String> ours;

  /**
   * @param extensionPackages what plugins of the class path show to those who add to them
   */
  ShownPackages(Collection<String> extensionPackages) {
    ours = new HashSet<>(Api.PACKAGES);
    ours.addAll(extensionPackages);
  }

  /** What jars see where nothing runs but what is on the class path. */
  static ShownPackages ofClassPath() {
    return new ShownPackages(
        ClassPathPlugins.all().stream()
            .flatMap(plugin -> plugin.extensionPackages().stream())
            .toList());
  }

  boolean shows(String className) {
    int end = className.lastIndexOf('.');
    return (end > 0 && ours.contains(className.substring(0, end)))
        || LIBRARIES.stream().anyMatch(library -> className.startsWith(library + "."));
  }
}
