package org.trailmark.server.plugins;

import java.util.Optional;
import org.trailmark.lrs.dispatch.Tasks;
import org.trailmark.lrs.plugin.LrsPlugin;
import org.trailmark.lrs.plugin.PersonalData;
import org.trailmark.lrs.plugin.PluginEvents;
import org.trailmark.lrs.plugin.PluginInstance;
import org.trailmark.lrs.plugin.PluginJobs;
import org.trailmark.lrs.plugin.RemovedStatements;
import org.trailmark.lrs.plugin.StatementHandler;

/**
 * The working plugin, and what is asked of it once.
 *
 * @param handler empty: it does not follow the statements
 * @param tasks may be none
 * @param page empty: it has none
 * @param events empty: it tells of nothing
 * @param jobs empty: it has no long work
 * @param personalData empty: it keeps nothing of people
 * @param removedStatements empty: it does not care
 */
record MadePlugin(
    PluginInstance instance,
    Optional<StatementHandler> handler,
    Tasks tasks,
    PluginResources resources,
    Optional<PluginPage> page,
    Optional<PluginEvents> events,
    Optional<PluginJobs> jobs,
    Optional<PersonalData> personalData,
    Optional<RemovedStatements> removedStatements) {

  /**
   * Calls the plugin's code.
   *
   * @throws Exception what the plugin throws; it is closed again where it got so far
   */
  static <C extends Record> MadePlugin by(LrsPlugin<C> plugin, C config, HostContext context)
      throws Exception {
    PluginInstance instance = plugin.create(config, context);
    boolean done = false;
    try {
      ClassLoader loader = plugin.getClass().getClassLoader();
      MadePlugin made =
          new MadePlugin(
              instance,
              instance.handler(),
              new Tasks(instance.tasks(), context.database(), context.clock()),
              PluginResources.of(instance),
              instance.consolePage().map(page -> PluginPage.of(page, loader)),
              instance.events(),
              instance.jobs(),
              instance.personalData(),
              instance.removedStatements());
      done = true;
      return made;
    } finally {
      if (!done) {
        instance.close();
      }
    }
  }
}
