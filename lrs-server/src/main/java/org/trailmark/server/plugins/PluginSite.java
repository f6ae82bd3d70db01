package org.trailmark.server.plugins;

import java.time.Duration;
import java.util.Set;

/** Where plugins' resources are served, each plugin's under its name. Safe on any thread. */
public interface PluginSite {

  /**
   * Serves resources from now on.
   *
   * @param resources JAX-RS resources; may be none
   * @param loader the context class loader of the threads that call them
   */
  void open(String name, Set<Object> resources, ClassLoader loader);

  /**
   * Answers from now on that the plugin does not run, with 503, and waits for the requests that its
   * resources are answering.
   *
   * @param reason a sentence for the client
   * @return whether all of them were answered in time
   */
  boolean close(String name, String reason, Duration patience);

  /** There is no such plugin any more. */
  void remove(String name);
}
