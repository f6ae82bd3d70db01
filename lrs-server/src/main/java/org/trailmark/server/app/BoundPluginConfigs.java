package org.trailmark.server.app;

import java.util.Collection;
import org.trailmark.server.config.PluginSettings;
import org.trailmark.server.plugins.PluginConfigs;

/** Gives the plugins the settings that the configuration has for them. */
final class BoundPluginConfigs implements PluginConfigs {
  private final PluginSettings settings;

  BoundPluginConfigs(PluginSettings settings) {
    this.settings = settings;
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
