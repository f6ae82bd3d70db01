package org.trailmark.server.plugins;

import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trailmark.lrs.dispatch.DispatchStatus;
import org.trailmark.lrs.dispatch.Dispatcher;
import org.trailmark.lrs.plugin.Health;
import org.trailmark.lrs.plugin.PluginInstance;
import org.trailmark.lrs.store.PluginDatabase;

/**
 * A plugin at work.
 *
 * @param dispatcher what drives its handler; empty where it has none
 */
record HostedPlugin(
    String name,
    String origin,
    PluginInstance instance,
    PluginDatabase database,
    Optional<Dispatcher> dispatcher,
    Set<Object> resources,
    Set<Object> learnerResources) {
  private static final Logger log = LoggerFactory.getLogger(HostedPlugin.class);

  /** How it is; dispatch that cannot go on and a check that throws are answers too. */
  Health health() {
    Optional<DispatchStatus> status = dispatcher.map(Dispatcher::status);
    if (status.isPresent() && status.get().state() == DispatchStatus.State.STOPPED) {
      return Health.down("it takes no statements: " + status.get().lastError());
    }
    try {
      return instance.check();
    } catch (RuntimeException e) {
      log.warn("The check of plugin {} failed", name, e);
      return Health.down("its check failed: " + e);
    }
  }

  /** Ends its dispatch, then itself; what it throws stops nobody else's end. */
  void stop() {
    dispatcher.ifPresent(Dispatcher::close);
    try {
      instance.close();
    } catch (RuntimeException e) {
      log.warn("Plugin {} did not close well", name, e);
    }
  }
}
