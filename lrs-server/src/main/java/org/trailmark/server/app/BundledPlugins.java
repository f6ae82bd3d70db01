package org.trailmark.server.app;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.ServiceLoader;
import org.trailmark.lrs.plugin.LrsPlugin;
import org.trailmark.server.identities.SameEmailPlugin;
import org.trailmark.server.privacy.RetentionPlugin;
import org.trailmark.server.records.RecordsPlugin;

/** The plugins that come with the program, before any of them is made. */
final class BundledPlugins {

  private BundledPlugins() {}

  /** What the settings of each are bound to, by its name. */
  static Map<String, Class<? extends Record>> configTypes() {
    Map<String, Class<? extends Record>> types = new LinkedHashMap<>();
    types.put(RecordsPlugin.NAME, RecordsPlugin.Config.class);
    types.put(SameEmailPlugin.NAME, SameEmailPlugin.Config.class);
    types.put(RetentionPlugin.NAME, RetentionPlugin.Config.class);
    for (LrsPlugin<?> plugin : ServiceLoader.load(LrsPlugin.class)) {
      types.put(plugin.name(), plugin.configType());
    }
    return types;
  }
}
