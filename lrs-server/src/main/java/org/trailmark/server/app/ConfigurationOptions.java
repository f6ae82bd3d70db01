package org.trailmark.server.app;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.trailmark.server.config.Configuration;
import picocli.CommandLine.Option;

/** The options that set what a server runs with; each wins over the environment and the file. */
final class ConfigurationOptions {

  @Option(names = "--port", paramLabel = "N", description = "The port to listen on (8080).")
  private @Nullable String port;

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      description = "The address to listen on (127.0.0.1; 0.0.0.0 for every one).")
  private @Nullable String host;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Where everything is kept (./data); made when it is missing.")
  private @Nullable String data;

  @Option(
      names = "--database",
      paramLabel = "URL",
      description = {
        "Keeps everything in a PostgreSQL database instead, which several nodes may share:",
        "jdbc:postgresql://HOST/NAME?user=NAME. A password is better given in the configuration"
            + " file, or in TRAILMARK_DATABASE of the environment, which nobody else can read."
      })
  private @Nullable String database;

  @Option(
      names = "--base-path",
      paramLabel = "PATH",
      description = "What a proxy puts in front of every path and takes away again, like /lrs.")
  private @Nullable String basePath;

  @Option(
      names = "--plugins",
      paramLabel = "DIR",
      description = "Where jars of plugins lie (DIR/plugins of the data).")
  private @Nullable String plugins;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      defaultValue = "${env:TRAILMARK_CONFIG}",
      description = "A YAML file of settings (DIR/trailmark.yaml of the data, when it is there).")
  private @Nullable Path file;

  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      description = "Any setting by its name: --set limits.body=4MiB.")
  private Map<String, String> others = Map.of();

  /**
   * What they, the environment and the file say together.
   *
   * @throws org.trailmark.lrs.problem.LrsException {@code INVALID_CONFIGURATION}, with all faults
   */
  Configuration read() {
    Map<String, Configuration.Option> options = new LinkedHashMap<>();
    others.forEach(
        (name, value) -> options.put(name, new Configuration.Option("--set " + name, value)));
    put(options, "dataDir", "--data", data);
    put(options, "database", "--database", database);
    put(options, "http.port", "--port", port);
    put(options, "http.host", "--host", host);
    put(options, "http.basePath", "--base-path", basePath);
    put(options, "plugins.dir", "--plugins", plugins);
    return Configuration.read(options, System.getenv(), file, BundledPlugins.configTypes());
  }

  private static void put(
      Map<String, Configuration.Option> options,
      String setting,
      String option,
      @Nullable String value) {
    if (value != null && !value.isBlank()) {
      options.put(setting, new Configuration.Option(option, value));
    }
  }
}
