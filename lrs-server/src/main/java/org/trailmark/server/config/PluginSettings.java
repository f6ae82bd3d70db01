package org.trailmark.server.config;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.trailmark.lrs.problem.Fault;
import org.trailmark.lrs.problem.LrsException;

/** The settings {@code plugin.NAME.*}, bound to the typed records of the plugins. */
public final class PluginSettings {
  private final Map<String, String> settings;

  /**
   * @param settings by full name, as {@link ServerConfig#plugins()} gives them
   */
  public PluginSettings(Map<String, String> settings) {
    this.settings = Map.copyOf(settings);
  }

  /**
   * Refuses settings of plugins that are not here.
   *
   * @throws LrsException {@code INVALID_CONFIGURATION}, listing the plugins that are
   */
  public void requireKnown(Collection<String> pluginNames) {
    List<Fault> faults =
        new TreeSet<>(settings.keySet())
            .stream()
                .filter(key -> pluginNames.stream().noneMatch(n -> key.startsWith(prefix(n))))
                .map(key -> key + " is for no plugin; the plugins are: " + pluginNames)
                .map(message -> Fault.inDocument("", 0, message))
                .toList();
    if (!faults.isEmpty()) {
      throw ServerConfig.invalid(faults);
    }
  }

  /**
   * The configuration of one plugin.
   *
   * @throws LrsException {@code INVALID_CONFIGURATION}, with a fault for each wrong setting
   */
  public <C extends Record> C bind(String pluginName, Class<C> type) {
    String prefix = prefix(pluginName);
    Map<String, String> own = new LinkedHashMap<>();
    settings.forEach(
        (key, value) -> {
          if (key.startsWith(prefix)) {
            own.put(key.substring(prefix.length()), value);
          }
        });
    List<Fault> faults = new ArrayList<>();
    C config = RecordBinder.bind(prefix, type, own, faults);
    if (!faults.isEmpty()) {
      throw ServerConfig.invalid(faults);
    }
    return requireNonNull(config);
  }

  private static String prefix(String pluginName) {
    return ServerConfig.PLUGIN_PREFIX + pluginName + ".";
  }
}
