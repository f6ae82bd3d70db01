package org.trailmark.server.plugins;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.trailmark.lrs.plugin.ConsolePage;

/**
 * A plugin's page of the console, with its files. Safe on any thread.
 *
 * @param version another one for each start of the plugin: a browser keeps a module for as long as
 *     its address stays the same
 */
record PluginPage(ConsolePage page, ClassLoader loader, String version) {

  /**
   * Looks whether what every page has is there.
   *
   * @throws IllegalArgumentException with what is missing
   */
  static PluginPage of(ConsolePage page, ClassLoader loader) {
    PluginPage made =
        new PluginPage(page, loader, Long.toUnsignedString(System.nanoTime(), Character.MAX_RADIX));
    made.require(ConsolePage.MODULE);
    page.titles().keySet().forEach(language -> made.require(ConsolePage.texts(language)));
    return made;
  }

  private void require(String file) {
    if (loader.getResource(page.folder() + "/" + file) == null) {
      throw new IllegalArgumentException(
          "its console page has no " + page.folder() + "/" + file + " on the class path");
    }
  }

  /**
   * One of its files.
   *
   * @param file its path below the folder; nothing that leads out of it
   * @return empty: there is none
   */
  Optional<byte[]> file(String file) {
    try (InputStream in = loader.getResourceAsStream(page.folder() + "/" + file)) {
      return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
