package org.trailmark.server.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.plugin.Api;
import org.trailmark.lrs.plugin.LrsPlugin;

/** Makes jars of plugins from source, as authors would: only the jar's own loader knows them. */
final class JarWorkshop {
  private static final String PLUGIN =
      """
      package %1$s;

      import jakarta.ws.rs.*;
      import java.sql.*;
      import java.util.*;
      import org.trailmark.lrs.plugin.*;
      import org.trailmark.lrs.store.*;

      public final class Made implements LrsPlugin<Made.Config> {
        public record Config(String wish) {}

        public record Answer(String said) {}

        private static volatile Object held;

        @Path("said")
        public static final class Said {
          private final PluginContext context;

          Said(PluginContext context) {
            this.context = context;
          }

          @GET
          @Produces("application/json")
          public Answer get() throws Exception {
            %4$s
          }
        }

        @Override public String name() { return "%1$s"; }
        @Override public Class<Config> configType() { return Config.class; }
        %6$s
        @Override public PluginInstance create(Config config, PluginContext context) throws Exception {
          %2$s
          return new PluginInstance() {
            @Override public Optional<StatementHandler> handler() {
              return Optional.of(this::handle);
            }
            private void handle(List<StoredStatement> statements, Connection tx) throws Exception {
              %3$s
            }
            @Override public Set<Object> adminResources() { return Set.of(new Said(context)); }
            %5$s
          };
        }
      }
      """;

  private final Path scratch;
  private final Path folder;
  private int made;

  /**
   * @param scratch a folder for classes
   * @param folder where jars go
   */
  JarWorkshop(Path scratch, Path folder) throws IOException {
    this.scratch = scratch;
    this.folder = Files.createDirectories(folder);
  }

  Path folder() {
    return folder;
  }

  /** A plugin's code, a piece at a time; each may be empty. */
  static final class Pieces {
    private final String name;
    private String create = "";
    private String handle = "";
    private String said = "return new Answer(context.name());";
    private String more = "";
    private String factory = "";
    private String api = Api.VERSION;
    private final Map<String, String> files = new LinkedHashMap<>();
    private final Map<String, String> others = new LinkedHashMap<>();

    private Pieces(String name) {
      this.name = name;
    }

    Pieces create(String code) {
      create = code;
      return this;
    }

    Pieces handle(String code) {
      handle = code;
      return this;
    }

    Pieces said(String code) {
      said = code;
      return this;
    }

    /** Methods of the instance. */
    Pieces more(String code) {
      more = code;
      return this;
    }

    /** Methods of the factory. */
    Pieces factory(String code) {
      factory = code;
      return this;
    }

    /** A file on its class path. */
    Pieces file(String name, String content) {
      files.put(name, content);
      return this;
    }

    Pieces api(String version) {
      api = version;
      return this;
    }

    /** A class more, by its full name. */
    Pieces with(String type, String code) {
      others.put(type, code);
      return this;
    }
  }

  static Pieces plugin(String name) {
    return new Pieces(name);
  }

  /** The source of the class {@code NAME.Made}. */
  static String source(Pieces pieces) {
    return PLUGIN.formatted(
        pieces.name, pieces.create, pieces.handle, pieces.said, pieces.more, pieces.factory);
  }

  /** Makes {@code NAME.jar} of one plugin, or makes it anew. */
  Path make(Pieces pieces) throws IOException {
    Map<String, String> sources = new LinkedHashMap<>(pieces.others);
    sources.put(pieces.name + ".Made", source(pieces));
    Map<String, String> files = new LinkedHashMap<>(pieces.files);
    files.put("META-INF/services/" + LrsPlugin.class.getName(), pieces.name + ".Made");
    return pack(pieces.name, pieces.api, sources, files);
  }

  /**
   * Makes a jar.
   *
   * @param api what its manifest says; null: nothing
   * @param sources by the full name of the type
   * @param services the provider by the name of the type
   */
  Path make(
      String name, @Nullable String api, Map<String, String> sources, Map<String, String> services)
      throws IOException {
    Map<String, String> files = new LinkedHashMap<>();
    services.forEach((type, provider) -> files.put("META-INF/services/" + type, provider));
    return pack(name, api, sources, files);
  }

  private Path pack(
      String name, @Nullable String api, Map<String, String> sources, Map<String, String> texts)
      throws IOException {
    Path classes = compile(sources);
    Path fresh = folder.resolve(name + ".fresh");
    try (OutputStream file = Files.newOutputStream(fresh);
        JarOutputStream out = new JarOutputStream(file, manifest(api));
        Stream<Path> files = Files.walk(classes)) {
      for (Path one : files.filter(Files::isRegularFile).toList()) {
        out.putNextEntry(new ZipEntry(classes.relativize(one).toString().replace('\\', '/')));
        Files.copy(one, out);
      }
      for (Map.Entry<String, String> text : texts.entrySet()) {
        out.putNextEntry(new ZipEntry(text.getKey()));
        out.write(text.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
    return Files.move(fresh, folder.resolve(name + ".jar"), StandardCopyOption.REPLACE_EXISTING);
  }

  private Path compile(Map<String, String> sources) throws IOException {
    Path place = scratch.resolve("jar" + made++);
    Path classes = Files.createDirectories(place.resolve("classes"));
    List<String> arguments = new ArrayList<>();
    arguments.addAll(
        List.of(
            "-proc:none",
            "-d",
            classes.toString(),
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))));
    for (Map.Entry<String, String> source : sources.entrySet()) {
      Path file = place.resolve(source.getKey().replace('.', '/') + ".java");
      Files.createDirectories(file.getParent());
      arguments.add(Files.writeString(file, source.getValue()).toString());
    }
    if (sources.isEmpty()) {
      return classes;
    }
    int failed =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, arguments.toArray(String[]::new));
    assertThat(failed).isZero();
    return classes;
  }

  private static Manifest manifest(@Nullable String api) {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    if (api != null) {
      manifest.getMainAttributes().putValue(Api.ATTRIBUTE, api);
    }
    return manifest;
  }
}
