package org.trailmark.server.console;

import java.util.Optional;

/** Where the files of plugins' pages are. Safe on any thread. */
@FunctionalInterface
public interface PluginFiles {

  /**
   * The content of one.
   *
   * @param file its path in the page's folder
   * @return empty: there is none, or the plugin does not run
   */
  Optional<byte[]> find(String plugin, String file);
}
