package org.trailmark.lrs.plugin;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.xapi.Ifi;

/**
 * What a plugin keeps of people, in its own database: told to whom it is about, and erased when she
 * is. Called on a thread of the plugin's. {@link #tell} reads a snapshot, and the handler may work
 * meanwhile; {@link #erase} takes turns with it.
 */
public interface PersonalData {

  /**
   * Tells everything that the plugin keeps of a person.
   *
   * @param agents all that she is, normalized as in {@link Ifi#ofKey}
   * @param tx only reads
   */
  void tell(Set<Ifi> agents, Connection tx, Rows to) throws SQLException;

  /**
   * Erases all of it; when this returns and {@code tx} commits, nothing that names or identifies
   * her is left, not even as a hash. What the plugin remembers in memory is to be forgotten, too.
   * May be called again for the same person, after an interruption.
   *
   * <p>The statements are erased before. Where others' statements named her, they name somebody
   * else by now: a plugin that keeps such names reads those statements again.
   *
   * @return how many rows of each kind are gone; kinds as in {@link Rows#row}
   */
  Map<String, Long> erase(Set<Ifi> agents, Connection tx) throws SQLException;

  /**
   * Keeps what is counted under a pseudonym, and erases the rest: free text, addresses, names. When
   * this returns and {@code tx} commits, nothing that is left leads from the pseudonym to her. May
   * be called again for the same person, after an interruption.
   *
   * <p>The statements name the pseudonym already. What is not written for this erases all of it, as
   * {@link #erase} does; a plugin that follows the statements may take them in again.
   *
   * @param pseudonym an account that nobody had before
   * @return how many rows of each kind are gone or changed; kinds as in {@link Rows#row}
   */
  default Map<String, Long> pseudonymise(Set<Ifi> agents, Ifi.Account pseudonym, Connection tx)
      throws SQLException {
    return erase(agents, tx);
  }

  /** Takes what is told. */
  @FunctionalInterface
  interface Rows {

    /**
     * One thing that is kept.
     *
     * @param kind lower-case letters, digits and hyphens
     * @param values texts, numbers, truth values or null, by name
     */
    void row(String kind, Map<String, ? extends @Nullable Object> values);
  }
}
