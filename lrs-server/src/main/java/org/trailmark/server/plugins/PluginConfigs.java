package org.trailmark.server.plugins;

import java.util.Collection;

/** The plugins' settings, as typed records. */
public interface PluginConfigs {

  /** Throws if there are settings for a plugin that is not among these. */
  void requireKnown(Collection<String> pluginNames);

  /** The configuration of one plugin; throws if a setting is unknown or of the wrong form. */
  <C extends Record> C bind(String pluginName, Class<C> type);
}
