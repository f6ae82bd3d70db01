package org.trailmark.lrs.plugin;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.trailmark.lrs.store.Retention.Removed;

/**
 * Hears of statements that went because a rule of retention said so, and does with what the plugin
 * made of them what the plugin thinks right: takes it out, or keeps it as a fact of its own. A
 * plugin without one keeps everything. Called on a thread of the plugin's, in turns with the
 * handler.
 *
 * <p>The statements are gone already, and the handler has come past them: it is not given them
 * again, unless it reads the log from before. (Persons who are erased are another matter: {@link
 * PersonalData}.)
 */
@FunctionalInterface
public interface RemovedStatements {

  /**
   * These statements are gone. May be called again for the same ones, after an interruption.
   *
   * @param statements at least one, in the order of the log; some ten thousand at most
   * @param tx a transaction of the plugin's database
   */
  void removed(List<Removed> statements, Connection tx) throws SQLException;
}
