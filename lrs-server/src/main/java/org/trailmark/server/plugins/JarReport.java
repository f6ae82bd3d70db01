package org.trailmark.server.plugins;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.plugin.LrsPlugin;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;

/**
 * What a jar offers, needs and lacks. What it offers is made, as a server would make it; nothing of
 * it is started.
 *
 * @param api the version of the plugin API that it says it was built for; null: it says nothing
 * @param plugins names of its plugins
 * @param paths of its resources, below {@code /admin/api/NAME/}
 * @param extensions names of classes that it adds to plugins, by the type that they are
 * @param lacks classes that it needs and would not see, each with one of its classes that does
 * @param mayLack the same, where only a library in it refers to them, which may do without
 * @param refusal why it could not be used, in a sentence; empty: it could
 */
public record JarReport(
    @Nullable String api,
    List<String> plugins,
    List<String> paths,
    Map<String, List<String>> extensions,
    Map<String, String> lacks,
    Map<String, String> mayLack,
    String refusal) {

  /** The version of the plugin API that this program has. */
  public static String ourApi() {
    return ApiVersion.OURS.toString();
  }

  /** Whether a server would load it, and it would find there what it needs. */
  public boolean isGood() {
    return refusal.isEmpty() && lacks.isEmpty();
  }

  /**
   * Looks at a jar.
   *
   * @throws LrsException {@code NOT_FOUND} if there is no such file, {@code INVALID_DOCUMENT} if it
   *     is no jar
   */
  public static JarReport of(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new LrsException(ProblemCode.NOT_FOUND, "There is no file " + file + ".");
    }
    ApiLoader api = new ApiLoader(ShownPackages.ofClassPath());
    try (JarFile content = new JarFile(file.toFile())) {
      return of(file, content, api);
    } catch (IOException e) {
      throw new LrsException(
          ProblemCode.INVALID_DOCUMENT, file + " cannot be read as a jar: " + e.getMessage(), e);
    }
  }

  private static JarReport of(Path file, JarFile content, ApiLoader api) throws IOException {
    Map<String, List<String>> services = JarCopy.services(content);
    JarClasses classes = JarClasses.of(content, api);
    Map<String, String> lacks = classes.lackedBy(services.values());
    Map<String, String> mayLack = classes.lacked();
    mayLack.keySet().removeAll(lacks.keySet());
    Map<String, List<String>> extensions = new TreeMap<>(services);
    extensions.keySet().removeIf(type -> !api.sees(type) || type.equals(LrsPlugin.class.getName()));
    Trial trial = Trial.of(file, content, api, extensions.keySet());
    return new JarReport(
        JarCopy.statedApi(content),
        trial.plugins(),
        classes.paths(),
        extensions,
        lacks,
        mayLack,
        trial.refusal());
  }

  /** What came of loading it. */
  private record Trial(List<String> plugins, String refusal) {

    static Trial of(Path file, JarFile content, ApiLoader api, Set<String> extensions)
        throws IOException {
      Path copies = Files.createTempDirectory("trailmark-check-");
      PluginJar jar = new PluginJar(file, api, copies);
      try {
        jar.open();
        for (String type : extensions) {
          jar.offers(api.loadClass(type));
        }
        List<String> plugins = List.copyOf(jar.factories().keySet());
        for (String name : plugins) {
          PluginNames.check(name, Set.of());
        }
        for (Map.Entry<String, String> migrations : jar.migrations().entrySet()) {
          if (content.stream()
              .noneMatch(e -> e.getName().startsWith(migrations.getValue() + "/"))) {
            throw PluginFailure.because(
                "The migrations of %s are to be in %s, and the jar has nothing there."
                    .formatted(migrations.getKey(), migrations.getValue()));
          }
        }
        return new Trial(
            plugins,
            plugins.isEmpty() && extensions.isEmpty()
                ? "It offers nothing: no file of META-INF/services names a plugin or an extension."
                : "");
      } catch (PluginFailure e) {
        return new Trial(List.of(), e.reason());
      } catch (ClassNotFoundException e) {
        return new Trial(List.of(), "There is nothing to extend by " + e.getMessage() + ".");
      } finally {
        jar.close();
        Files.delete(copies);
      }
    }
  }
}
