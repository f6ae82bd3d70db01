package org.trailmark.server.app;

import java.util.Collection;
import java.util.Map;
import org.trailmark.server.config.PluginSettings;
import org.trailmark.server.plugins.PluginConfigs;

/** Gives the plugins the settings that the configuration has for them. */
final class BoundPluginConfigs implements PluginConfigs {
  private final PluginSettings settings;

  BoundPluginConfigs(Map<String, String> settings) {
    this.settings = new PluginSettings(settings);
  }

  @Override
  public void requireKnown(Collection<String> pluginNames) {
    settings.requireKnown(pluginNames);
  }

  @Override
  public <C extends Record> C bind(String pluginName, Class<C> type) {
    return settings.bind(pluginName, type);
  }
}
