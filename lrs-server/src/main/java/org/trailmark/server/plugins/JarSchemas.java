package org.trailmark.server.plugins;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.trailmark.lrs.bundle.BundleImport.PluginSchema;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;

/**
 * How the tables of plugins in jars are made, for whoever fills them while no server runs. The jars
 * are loaded as a server would load them, and nothing of them is started.
 */
public final class JarSchemas implements AutoCloseable {
  private final Path copies;
  private final List<PluginJar> open = new ArrayList<>();
  private final Map<String, PluginSchema> schemas = new LinkedHashMap<>();

  private JarSchemas(Path copies) {
    this.copies = copies;
  }

  /**
   * Opens the jars of a folder.
   *
   * @throws LrsException {@code INVALID_CONFIGURATION} if the folder cannot be read, or a jar in it
   *     cannot be used
   */
  public static JarSchemas of(Path folder) {
    try {
      JarSchemas schemas = new JarSchemas(Files.createTempDirectory("trailmark-jars"));
      boolean done = false;
      try {
        schemas.openAll(folder);
        done = true;
        return schemas;
      } finally {
        if (!done) {
          schemas.close();
        }
      }
    } catch (IOException e) {
      throw new LrsException(
          ProblemCode.INVALID_CONFIGURATION, "The folder " + folder + " cannot be read: " + e, e);
    }
  }

  private void openAll(Path folder) throws IOException {
    ApiLoader api = new ApiLoader(ShownPackages.ofClassPath());
    List<Path> jars;
    try (Stream<Path> files = Files.list(folder)) {
      jars = files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    }
    for (Path file : jars) {
      PluginJar jar = new PluginJar(file, api, copies);
      try {
        jar.open();
      } catch (PluginFailure e) {
        throw new LrsException(
            ProblemCode.INVALID_CONFIGURATION,
            "The jar " + file + " cannot be used: " + e.reason(),
            e);
      }
      open.add(jar);
      jar.factories()
          .forEach(
              (name, plugin) ->
                  schemas.put(
                      name,
                      new PluginSchema(plugin.migrations(), plugin.getClass().getClassLoader())));
    }
  }

  /** Of each plugin, by name. */
  public Map<String, PluginSchema> all() {
    return Map.copyOf(schemas);
  }

  @Override
  public void close() {
    open.forEach(PluginJar::close);
    try {
      Files.deleteIfExists(copies);
    } catch (IOException e) {
      throw new LrsException(
          ProblemCode.STORE_UNAVAILABLE, "The copies of jars in " + copies + " stay: " + e, e);
    }
  }
}
