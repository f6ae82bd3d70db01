package org.trailmark.lrs.plugin;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.trailmark.lrs.store.IdentityReader;
import org.trailmark.lrs.store.PluginDatabase;
import org.trailmark.lrs.store.StatementLog;
import org.trailmark.lrs.store.StatementReader;
import org.trailmark.lrs.store.StatementWriter;

/**
 * What the host gives a plugin. Safe on any thread. Implemented by the host alone, so that it can
 * grow without breaking a plugin.
 */
public interface PluginContext {

  /** The plugin's {@linkplain LrsPlugin#name() name}. */
  String name();

  /** The time. A plugin reads no other clock, so that tests and simulations can move it. */
  InstantSource clock();

  /** The plugin's own database. */
  PluginDatabase database();

  /** Finds statements. */
  StatementReader statements();

  /** The log, for a plugin that wants history again, from the beginning. */
  StatementLog log();

  /**
   * Which agents are one person. A change is a reason for {@link StatementHandler#onTime}, on the
   * node that runs the plugin: read there what was said since, and remember how far you came.
   */
  IdentityReader identities();

  /**
   * The {@code seq} up to which the plugin's handler has taken the log, as committed. Read it
   * within the transaction {@code tx} to know it together with other rows.
   */
  long checkpoint(Connection tx) throws SQLException;

  /**
   * Stores statements that the plugin itself makes. They are checked as those of a client are, and
   * the host vouches for them under the plugin's name. Like any others they come to every plugin,
   * this one too: mark them, so that it does not feed on itself. Give each an id that does not
   * change when it is tried again: what is stored already, and equal, is left out.
   *
   * <p>Not for the handler's own thread, which would wait for itself.
   *
   * @param json a statement or an array of statements of xAPI 1.0.3, with ids and timestamps
   * @return completes after the durable commit, on the writer's thread: do not block there. Fails
   *     as {@link StatementWriter#append} does
   * @throws org.trailmark.lrs.problem.LrsException at once, with every fault, where they are no
   *     valid statements
   */
  CompletionStage<StatementWriter.Appended> store(String json);

  /**
   * What others add to this plugin: each implementation that a {@link java.util.ServiceLoader}
   * finds of a type of the plugin's own, on the class path and in every jar that sees the type (see
   * {@link LrsPlugin#extensionPackages()}). Made anew with each call. A jar that fails to make one
   * is marked as failed, for the operator, and adds nothing. When a jar that adds something comes,
   * changes or goes while the program runs, the plugin is started anew.
   *
   * @param type an interface
   * @throws org.trailmark.lrs.problem.LrsException {@code INVALID_CONFIGURATION} if one of the
   *     class path cannot be loaded
   */
  <T> List<T> extensions(Class<T> type);

  /** The plugin's own numbers in {@code /metrics}. */
  PluginMetrics metrics();

  /**
   * Makes learners' links, to be sent to them. Empty where the operator did not say under which
   * address learners reach this server ({@code http.publicOrigin}); stays as it is while the plugin
   * runs.
   */
  default Optional<LearnerLinks> learnerLinks() {
    return Optional.empty();
  }

  /** Asks for a call of {@link StatementHandler#onTime} soon; returns at once. */
  void wake();
}
