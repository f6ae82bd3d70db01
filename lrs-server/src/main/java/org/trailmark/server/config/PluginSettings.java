package org.trailmark.server.config;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.problem.Fault;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.Nearest;

/**
 * The settings {@code plugin.NAME.*}, bound to the typed records of the plugins when these are
 * known. Those of the environment wait for that too: before, nobody knows where words end in {@code
 * TRAILMARK_PLUGIN_SAME_EMAIL_ON}.
 */
public final class PluginSettings {
  /** What settings of plugins begin with. */
  static final String PREFIX = "plugin.";

  /** What variables of the environment begin with that are settings of plugins. */
  static final String VARIABLE = SettingNames.ENVIRONMENT + "PLUGIN_";

  private final Map<String, Given> settings;

  /**
   * @param settings by name without {@code plugin.}, or by the whole name of a variable
   */
  PluginSettings(Map<String, Given> settings) {
    this.settings = Map.copyOf(settings);
  }

  /** Those of plugins among all. */
  static PluginSettings among(Map<String, Given> all) {
    Map<String, Given> own = new LinkedHashMap<>();
    all.forEach(
        (name, given) -> {
          if (name.startsWith(PREFIX)) {
            own.put(name.substring(PREFIX.length()), given);
          }
        });
    return new PluginSettings(own);
  }

  /** Settings by name without {@code plugin.}, and variables by theirs. */
  Map<String, Given> all() {
    return new TreeMap<>(settings);
  }

  /** Whether anything is set for a plugin. */
  public boolean isFor(String pluginName) {
    return settings.keySet().stream().anyMatch(key -> belongs(key, pluginName));
  }

  /**
   * Refuses settings of plugins that are not here.
   *
   * @throws LrsException {@code INVALID_CONFIGURATION}, listing the plugins that are
   */
  public void requireKnown(Collection<String> pluginNames) {
    List<Fault> faults = new ArrayList<>();
    all()
        .forEach(
            (key, given) -> {
              if (pluginNames.stream().noneMatch(name -> belongs(key, name))) {
                faults.add(nobodys(key, given.origin(), pluginNames));
              }
            });
    if (!faults.isEmpty()) {
      throw ServerConfig.invalid(faults);
    }
  }

  private static Fault nobodys(String key, Origin origin, Collection<String> pluginNames) {
    boolean variable = key.startsWith(VARIABLE);
    String hint =
        variable
            ? ""
            : Nearest.to(key.substring(0, (key + ".").indexOf('.')), pluginNames)
                .map(name -> "; did you mean '" + PREFIX + name + "'?")
                .orElse("");
    return Fault.inDocument(
        variable ? key : PREFIX + key,
        origin.line(),
        (variable ? "" : origin.prefix() + PREFIX)
            + key
            + " is for no plugin; the plugins are: "
            + pluginNames
            + hint);
  }

  /**
   * The configuration of one plugin.
   *
   * @throws LrsException {@code INVALID_CONFIGURATION}, with a fault for each wrong setting
   */
  public <C extends Record> C bind(String pluginName, Class<C> type) {
    List<Fault> faults = new ArrayList<>();
    C config = bind(pluginName, type, faults);
    if (!faults.isEmpty()) {
      throw ServerConfig.invalid(faults);
    }
    return requireNonNull(config);
  }

  /** The same; null where something is wrong, which {@code faults} takes. */
  <C extends Record> @Nullable C bind(String pluginName, Class<C> type, List<Fault> faults) {
    String prefix = PREFIX + pluginName + ".";
    SettingNames names = SettingNames.of(prefix, type);
    Map<String, Given> own = new LinkedHashMap<>();
    Map<String, Given> variables = new LinkedHashMap<>();
    all()
        .forEach(
            (key, given) -> {
              if (belongs(key, pluginName)) {
                boolean variable = key.startsWith(VARIABLE);
                (variable ? variables : own)
                    .put(variable ? key : after(prefix, PREFIX + key), given);
              }
            });
    variables.forEach(
        (variable, given) ->
            names
                .ofVariable(variable)
                .ifPresentOrElse(
                    name -> own.merge(after(prefix, name), given, PluginSettings::stronger),
                    () -> faults.add(Environment.unknown(variable, names))));
    return RecordBinder.bind(prefix, type, own, faults);
  }

  /** The environment wins over the file, an option over both. */
  private static Given stronger(Given written, Given variable) {
    return written.origin().line() > 0 ? variable : written;
  }

  private static String after(String prefix, String name) {
    return name.substring(prefix.length());
  }

  private static boolean belongs(String key, String pluginName) {
    return key.startsWith(pluginName + ".")
        || key.startsWith(VARIABLE + SettingNames.snake(pluginName) + "_");
  }
}
