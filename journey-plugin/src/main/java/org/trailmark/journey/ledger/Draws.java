package org.trailmark.journey.ledger;

import java.time.Instant;
import org.jdbi.v3.core.Handle;

/**
 * Under which key each salt drew a person, remembered by agent: so she stays in or out of a holdout
 * whatever is linked to her later.
 */
final class Draws {
  private final Handle handle;

  Draws(Handle handle) {
    this.handle = handle;
  }

  /**
   * Her key for a salt: the one under which one of her agents was drawn first, else the smallest of
   * her agents' ids. Remembered with every agent of hers that has none.
   */
  String person(String salt, String learner, Instant now) {
    String person =
        handle
            .createQuery(
                "SELECT d.person FROM agent a JOIN holdout_draw d"
                    + " ON d.agent = a.id AND d.salt = :salt WHERE a.learner = :learner"
                    + " ORDER BY d.drawn_at, d.person LIMIT 1")
            .bind("salt", salt)
            .bind("learner", learner)
            .mapTo(String.class)
            .findOne()
            .orElseGet(() -> smallest(learner));
    handle.execute(
        "INSERT INTO holdout_draw (salt, agent, person, drawn_at) SELECT ?, a.id, ?, ? FROM agent a"
            + " WHERE a.learner = ? AND NOT EXISTS (SELECT 1 FROM holdout_draw d"
            + " WHERE d.agent = a.id AND d.salt = ?)",
        salt,
        person,
        now.toEpochMilli(),
        learner,
        salt);
    return person;
  }

  private String smallest(String learner) {
    return handle
        .createQuery("SELECT MIN(id) FROM agent WHERE learner = :learner")
        .bind("learner", learner)
        .mapTo(String.class)
        .one();
  }
}
