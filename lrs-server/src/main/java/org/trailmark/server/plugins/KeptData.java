package org.trailmark.server.plugins;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.trailmark.lrs.plugin.PersonalData;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import org.trailmark.lrs.store.PluginDatabase;
import org.trailmark.lrs.xapi.Ifi;

/** What one plugin that runs keeps of people; its code is called on a thread of its own. */
public final class KeptData {
  /** Long enough for a person of many years, short enough that nobody waits for ever. */
  private static final Duration LIMIT = Duration.ofMinutes(10);

  private final String plugin;
  private final PluginThreads threads;
  private final PluginDatabase database;
  private final Optional<PersonalData> data;

  KeptData(
      String plugin, PluginThreads threads, PluginDatabase database, Optional<PersonalData> data) {
    this.plugin = plugin;
    this.threads = threads;
    this.database = database;
    this.data = data;
  }

  /** The plugin's name. */
  public String plugin() {
    return plugin;
  }

  /**
   * Tells all that the plugin keeps of a person.
   *
   * @throws LrsException {@code PLUGIN_UNAVAILABLE} if the plugin fails or does not come to an end
   */
  public void tell(Set<Ifi> agents, PersonalData.Rows to) {
    data.ifPresent(
        kept ->
            call(
                "tell",
                () ->
                    database.read(
                        tx -> {
                          kept.tell(agents, tx, to);
                          return true;
                        })));
  }

  private <T> T call(String what, Callable<T> work) {
    try {
      return threads.call(what, LIMIT, work);
    } catch (PluginFailure e) {
      throw unavailable(e.reason(), e);
    } catch (ExecutionException e) {
      throw unavailable(String.valueOf(e.getCause()), e);
    }
  }

  private LrsException unavailable(String why, Exception cause) {
    return new LrsException(
        ProblemCode.PLUGIN_UNAVAILABLE,
        "The plugin " + plugin + " cannot say what it keeps of people: " + why,
        cause);
  }
}
