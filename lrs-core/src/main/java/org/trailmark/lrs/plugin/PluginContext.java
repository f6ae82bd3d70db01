package org.trailmark.lrs.plugin;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import org.trailmark.lrs.store.IdentityReader;
import org.trailmark.lrs.store.PluginDatabase;
import org.trailmark.lrs.store.StatementLog;
import org.trailmark.lrs.store.StatementReader;

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

  /** Asks for a call of {@link StatementHandler#onTime} soon; returns at once. */
  void wake();
}
