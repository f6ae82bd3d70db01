package org.trailmark.server.config;

import static java.util.Objects.requireNonNull;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.problem.Fault;
import org.trailmark.lrs.problem.LrsException;

/**
 * The configuration in force, and where each of its values comes from: options win over the
 * environment, and that over the file.
 */
public final class Configuration {
  private static final String DATA_DIR = "dataDir";
  private static final String FILE = "trailmark.yaml";
  private static final String FORMER_FILE = "trailmark.properties";
  private static final SettingNames NAMES = SettingNames.of("", ServerConfig.class);

  private final ServerConfig server;
  private final Map<String, Given> given;

  private Configuration(ServerConfig server, Map<String, Given> given) {
    this.server = server;
    this.given = Map.copyOf(given);
  }

  /**
   * Puts together what is set, and reads it.
   *
   * @param options by the names of settings
   * @param environment variables; those that begin with {@code TRAILMARK_} count
   * @param file YAML; null: {@code trailmark.yaml} in the data folder, when it is there
   * @param plugins that are known before any starts: what each one's settings are bound to
   * @throws LrsException {@code INVALID_CONFIGURATION}, with a fault for each wrong setting
   */
  public static Configuration read(
      Map<String, Option> options,
      Map<String, String> environment,
      @Nullable Path file,
      Map<String, Class<? extends Record>> plugins) {
    List<Fault> faults = new ArrayList<>();
    Map<String, Given> stronger = Environment.settings(environment, NAMES, faults);
    options.forEach(
        (name, option) ->
            stronger.put(name, Given.text(option.value(), new Origin(option.name(), 0))));
    Map<String, Given> all = new LinkedHashMap<>(fromFile(file, stronger.get(DATA_DIR), faults));
    all.putAll(stronger);
    return bind(all, plugins, faults);
  }

  /** Settings by their names, and nothing else. */
  static Configuration of(Path dataDir, Map<String, String> settings) {
    Map<String, Given> all = new LinkedHashMap<>();
    all.put(DATA_DIR, Given.text(dataDir.toString(), Origin.PROGRAM));
    settings.forEach((name, text) -> all.put(name, Given.text(text, Origin.PROGRAM)));
    return bind(all, Map.of(), new ArrayList<>());
  }

  private static Configuration bind(
      Map<String, Given> all, Map<String, Class<? extends Record>> plugins, List<Fault> faults) {
    ServerConfig server = RecordBinder.bind("", ServerConfig.class, all, faults);
    PluginSettings own = PluginSettings.among(all);
    plugins.forEach((name, type) -> own.bind(name, type, faults));
    if (!faults.isEmpty()) {
      throw ServerConfig.invalid(faults);
    }
    return new Configuration(requireNonNull(server), all);
  }

  private static Map<String, Given> fromFile(
      @Nullable Path named, @Nullable Given dataDir, List<Fault> faults) {
    if (named != null) {
      return YamlSettings.read(named, faults);
    }
    Optional<Path> folder = folder(dataDir);
    Path file = folder.map(f -> f.resolve(FILE)).orElse(null);
    if (file != null && Files.exists(file)) {
      return fromDataDir(file, faults);
    }
    Path former = folder.map(f -> f.resolve(FORMER_FILE)).orElse(null);
    if (former != null && Files.exists(former)) {
      faults.add(
          Fault.inDocument(
              "",
              0,
              former
                  + " is read no more: write the settings into "
                  + file
                  + " (docs/configuration.md), and take it away"));
    }
    return Map.of();
  }

  /** A file in the data folder cannot say that the data are elsewhere. */
  private static Map<String, Given> fromDataDir(Path file, List<Fault> faults) {
    Map<String, Given> settings = YamlSettings.read(file, faults);
    Given elsewhere = settings.get(DATA_DIR);
    if (elsewhere != null) {
      Origin origin = elsewhere.origin();
      faults.add(
          Fault.inDocument(
              DATA_DIR,
              origin.line(),
              origin.prefix() + "dataDir is set by an option, the environment, or --config FILE"));
    }
    return settings;
  }

  /** Empty where it is no path, which is told when it is read. */
  private static Optional<Path> folder(@Nullable Given dataDir) {
    try {
      return Optional.of(Path.of(dataDir == null ? "data" : dataDir.shown()));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  /** What it says. */
  public ServerConfig server() {
    return server;
  }

  /** Every setting in force, in the order of the table; those of plugins as they were given. */
  public Stream<InForce> inForce() {
    return ConfigurationValues.of(server, given).stream();
  }

  /**
   * A value that an option gives.
   *
   * @param name of the option
   */
  public record Option(String name, String value) {}

  /**
   * A setting in force.
   *
   * @param value as it may be shown: secrets are not
   * @param origin where it was given; {@code default}: nowhere
   */
  public record InForce(String name, String value, String origin) {}
}
