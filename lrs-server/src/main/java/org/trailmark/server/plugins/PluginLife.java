package org.trailmark.server.plugins;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trailmark.lrs.plugin.LrsPlugin;
import org.trailmark.lrs.problem.LrsException;

/**
 * Starts and stops one plugin at a time. Whoever calls holds the host's lock; while the plugins'
 * own code is called, it waits for it with limits, so the lock comes free.
 */
final class PluginLife {
  private static final Logger log = LoggerFactory.getLogger(PluginLife.class);

  /** What comes with the program is trusted to come to an end. */
  private static final Duration TRUSTED = Duration.ofDays(1000);

  private final PluginConfigs configs;
  private final HostServices services;
  private @Nullable PluginSite site;

  PluginLife(PluginConfigs configs, HostServices services) {
    this.configs = configs;
    this.services = services;
  }

  /** From now on plugins have resources, and get statements. */
  void open(PluginSite where, Iterable<HostedPlugin> plugins) {
    site = where;
    for (HostedPlugin plugin : plugins) {
      plugin.run().ifPresentOrElse(run -> serve(where, plugin, run), () -> tell(where, plugin));
    }
    plugins.forEach(plugin -> plugin.run().ifPresent(PluginRun::startDispatch));
  }

  /**
   * Starts a plugin that does not run; it serves and gets statements if the host is open.
   *
   * @throws PluginFailure where it does not start; the plugin shows that too
   * @throws LrsException {@code INVALID_CONFIGURATION} where its settings are wrong
   */
  void start(HostedPlugin plugin) throws PluginFailure {
    try {
      LrsPlugin<?> factory =
          plugin.factory().orElseThrow(() -> PluginFailure.because(missing(plugin)));
      PluginRun run =
          PluginRun.create(
              factory,
              plugin.name(),
              configs,
              services,
              plugin.jar() == null ? TRUSTED : PluginLimits.START);
      plugin.runs(run);
      log.info("Plugin {} from {}", plugin.name(), plugin.origin());
      PluginSite where = site;
      if (where != null) {
        serve(where, plugin, run);
        run.startDispatch();
      }
    } catch (PluginFailure e) {
      failed(plugin, e.reason(), e.trace(), e);
      throw e;
    } catch (LrsException e) {
      failed(plugin, String.valueOf(e.getMessage()), null, e);
      throw e;
    }
  }

  private static String missing(HostedPlugin plugin) {
    PluginJar jar = plugin.jar();
    return jar == null || jar.reason().isEmpty()
        ? plugin.origin() + " does not offer it any more."
        : plugin.origin() + " cannot be used. " + jar.reason();
  }

  private void failed(
      HostedPlugin plugin, String reason, @Nullable String trace, Exception failure) {
    log.error("Plugin {} failed: {}", plugin.name(), reason, failure);
    plugin.stands(PluginState.FAILED, reason, trace);
    tell(plugin);
  }

  /**
   * Stops a plugin that runs, or says of one that does not how it stands now.
   *
   * @param patience for the call in hand
   * @param reason a sentence
   * @param trace where it hung; null: it does not hang
   */
  void stop(
      HostedPlugin plugin,
      PluginState then,
      String reason,
      Duration patience,
      @Nullable String trace) {
    PluginRun run = plugin.run().orElse(null);
    if (run == null) {
      plugin.stands(then, reason, trace);
      tell(plugin);
      return;
    }
    PluginSite where = site;
    boolean answered = where == null || where.close(plugin.name(), told(plugin, reason), patience);
    plugin.ended(then, reason, trace, run.stop(patience, !answered));
    log.info("Plugin {} is stopped: {}", plugin.name(), reason);
  }

  /** There is no such plugin any more. */
  void forget(HostedPlugin plugin) {
    PluginSite where = site;
    if (where != null) {
      where.remove(plugin.name());
    }
  }

  /** From now on nothing is served; stopping waits for nobody's requests. */
  void shut() {
    site = null;
  }

  private void tell(HostedPlugin plugin) {
    PluginSite where = site;
    if (where != null) {
      tell(where, plugin);
    }
  }

  private static void tell(PluginSite where, HostedPlugin plugin) {
    where.close(plugin.name(), told(plugin, plugin.standing().reason()), Duration.ZERO);
  }

  private static String told(HostedPlugin plugin, String reason) {
    return "The plugin " + plugin.name() + " does not run. " + reason;
  }

  private static void serve(PluginSite where, HostedPlugin plugin, PluginRun run) {
    where.open(plugin.name(), run.resources(), run.loader());
  }
}
