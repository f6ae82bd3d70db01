package org.trailmark.journey.runtime;

import org.jdbi.v3.core.Handle;

/**
 * Which edition of history may be taken: another one each time the plugin is told that statements
 * are gone or name somebody else. What was read of an earlier edition may hold what is to be
 * forgotten. Whoever writes to a plugin's database has it alone, before other nodes too: so nobody
 * forgets between a look at the edition and what is written of it.
 */
public final class HistoryEdition {
  private final Handle tx;

  /**
   * @param tx writes
   */
  public HistoryEdition(Handle tx) {
    this.tx = tx;
  }

  /** The one that may be taken. */
  long current() {
    return tx.createQuery("SELECT number FROM history_edition WHERE id = 1")
        .mapTo(Long.class)
        .one();
  }

  /** What was read until now is not to be taken any more. */
  public void next() {
    tx.execute("UPDATE history_edition SET number = number + 1 WHERE id = 1");
  }
}
