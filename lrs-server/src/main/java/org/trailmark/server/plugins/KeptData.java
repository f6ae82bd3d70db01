package org.trailmark.server.plugins;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.dispatch.Checkpoints;
import org.trailmark.lrs.dispatch.Quarantine;
import org.trailmark.lrs.plugin.PersonalData;
import org.trailmark.lrs.plugin.RemovedStatements;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import org.trailmark.lrs.store.PluginDatabase;
import org.trailmark.lrs.store.Retention.Removed;
import org.trailmark.lrs.xapi.Ifi;

/**
 * What one plugin that runs keeps of people and of statements that are gone; its code is called on
 * a thread of its own.
 */
public final class KeptData {
  /** Long enough for a person of many years, short enough that nobody waits for ever. */
  private static final Duration LIMIT = Duration.ofMinutes(10);

  private final String plugin;
  private final PluginThreads threads;
  private final PluginDatabase database;
  private final boolean followsLog;
  private final Optional<PersonalData> data;
  private final Optional<RemovedStatements> removals;

  /**
   * @param followsLog whether the plugin has a handler
   */
  KeptData(
      String plugin,
      PluginThreads threads,
      PluginDatabase database,
      boolean followsLog,
      Optional<PersonalData> data,
      Optional<RemovedStatements> removals) {
    this.plugin = plugin;
    this.threads = threads;
    this.database = database;
    this.followsLog = followsLog;
    this.data = data;
    this.removals = removals;
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

  /** Whether the plugin has taken the log up to this place, if it follows the log at all. */
  public boolean hasCome(long seq) {
    return !followsLog || database.read(Checkpoints::read) >= seq;
  }

  /**
   * Erases all that the plugin keeps of a person, or keeps it under a pseudonym; what the host
   * keeps for the plugin goes either way.
   *
   * @param pseudonym null: she is erased
   * @param erased of some places in the log, those whose statements were erased or changed
   * @throws LrsException {@code PLUGIN_UNAVAILABLE} as above; what was erased is there again
   */
  public void erase(
      Set<Ifi> agents, Ifi.@Nullable Account pseudonym, UnaryOperator<Set<Long>> erased) {
    call(
        "erase",
        () ->
            database.write(
                tx -> {
                  Quarantine.forget(tx, erased);
                  if (data.isPresent()) {
                    erase(data.get(), agents, pseudonym, tx);
                  }
                  return true;
                }));
  }

  /**
   * Tells the plugin of statements that are gone from the log, and forgets what the host keeps of
   * them for the plugin.
   *
   * @param statements at least one
   * @throws LrsException {@code PLUGIN_UNAVAILABLE} as above
   */
  public void removed(List<Removed> statements) {
    Set<Long> places = statements.stream().map(Removed::seq).collect(Collectors.toSet());
    call(
        "removed",
        () ->
            database.write(
                tx -> {
                  Quarantine.forget(tx, asked -> common(asked, places));
                  if (removals.isPresent()) {
                    removals.get().removed(statements, tx);
                  }
                  return true;
                }));
  }

  private static Set<Long> common(Set<Long> some, Set<Long> others) {
    return some.stream().filter(others::contains).collect(Collectors.toSet());
  }

  private static void erase(
      PersonalData kept, Set<Ifi> agents, Ifi.@Nullable Account pseudonym, Connection tx)
      throws SQLException {
    if (pseudonym == null) {
      kept.erase(agents, tx);
    } else {
      kept.pseudonymise(agents, pseudonym, tx);
    }
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
        "The plugin " + plugin + " cannot tell or erase what it keeps of people: " + why,
        cause);
  }
}
