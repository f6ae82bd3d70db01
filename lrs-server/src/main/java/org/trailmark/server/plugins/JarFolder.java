package org.trailmark.server.plugins;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trailmark.lrs.plugin.Offer;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;

/** The folder of plugins' jars, in the order of their names. */
final class JarFolder implements HostServices.Extensions, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(JarFolder.class);

  private final Path folder;
  private final ApiLoader api;
  private final Path copies;
  private final Map<String, PluginJar> jars = new ConcurrentSkipListMap<>();

  /**
   * @param folder need not exist
   */
  JarFolder(Path folder, ApiLoader api) {
    this.folder = folder;
    this.api = api;
    try {
      this.copies = Files.createTempDirectory("trailmark-plugins-");
    } catch (IOException e) {
      throw new LrsException(
          ProblemCode.INVALID_CONFIGURATION,
          "Plugins' jars are copied before they are loaded, but there is no room for copies: " + e,
          e);
    }
  }

  Collection<PluginJar> jars() {
    return jars.values();
  }

  /** The jars that have come since the last look; not open yet. */
  List<PluginJar> come() {
    List<PluginJar> come = new ArrayList<>();
    for (Path file : files()) {
      PluginJar jar = new PluginJar(file, api, copies);
      if (jars.putIfAbsent(jar.name(), jar) == null) {
        come.add(jar);
      }
    }
    return come;
  }

  /** The jars whose files have gone since the last look. */
  List<PluginJar> gone() {
    List<Path> files = files();
    return jars.values().stream().filter(jar -> !files.contains(jar.file())).toList();
  }

  /** Closes and forgets a jar. */
  void forget(PluginJar jar) {
    jar.close();
    jars.remove(jar.name());
  }

  private List<Path> files() {
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

  /** A jar that fails adds nothing, and is marked. */
  @Override
  public <T> List<Offer<T>> of(Class<T> type) {
    List<Offer<T>> offers = new ArrayList<>();
    ClassPathPlugins.load(type).forEach(extension -> offers.add(Offer.trusted(extension)));
    for (PluginJar jar : jars.values()) {
      try {
        offers.addAll(jar.offers(type));
      } catch (PluginFailure e) {
        jar.failed(e);
      }
    }
    return offers;
  }

  @Override
  public void close() {
    jars.values().forEach(PluginJar::close);
    try (Stream<Path> left = Files.list(copies)) {
      for (Path copy : left.toList()) {
        Files.delete(copy);
      }
      Files.delete(copies);
    } catch (IOException e) {
      log.warn("Could not delete {}", copies, e);
    }
  }
}
