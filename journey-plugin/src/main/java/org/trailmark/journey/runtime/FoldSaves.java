package org.trailmark.journey.runtime;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.trailmark.journey.db.Json;
import org.trailmark.journey.db.Rows;
import org.trailmark.journey.engine.Saved;

/**
 * Folds on their way, as one transaction sees them: so a new statement does not fold from the
 * beginning of time. Whoever changes what was at a time forgets what was saved at it or later; what
 * is left is as good as folding.
 */
public final class FoldSaves {
  private final Handle handle;

  public FoldSaves(Handle handle) {
    this.handle = handle;
  }

  /** One learner of one publication, at an event time. */
  record Key(int publication, String learner, Instant at) {}

  /** The newest, with what it holds for. */
  Optional<Held> newest(int publication, String learner) {
    return handle
        .createQuery(
            "SELECT around, state FROM fold_save WHERE publication = :p AND learner = :l"
                + " ORDER BY at DESC LIMIT 1")
        .bind("p", publication)
        .bind("l", learner)
        .map(
            (r, c) ->
                new Held(Rows.text(r, "around"), Json.read(Rows.text(r, "state"), Saved.class)))
        .findOne();
  }

  void add(int publication, String learner, String around, Saved saved) {
    handle.execute(
        "INSERT INTO fold_save (publication, learner, at, around, state) VALUES (?, ?, ?, ?, ?)"
            + " ON CONFLICT (publication, learner, at)"
            + " DO UPDATE SET around = excluded.around, state = excluded.state",
        publication,
        learner,
        saved.at().toEpochMilli(),
        around,
        Json.write(saved));
  }

  /** Something changed at this time. */
  void forgetFrom(Key key) {
    handle.execute(
        "DELETE FROM fold_save WHERE publication = ? AND learner = ? AND at >= ?",
        key.publication(),
        key.learner(),
        key.at().toEpochMilli());
  }

  /** Who they are changed, or when they were on rosters. */
  public void forget(Collection<String> learners) {
    if (!learners.isEmpty()) {
      PreparedBatch batch = handle.prepareBatch("DELETE FROM fold_save WHERE learner = ?");
      learners.forEach(batch::add);
      batch.execute();
    }
  }

  /**
   * A saved fold.
   *
   * @param around the zone and the rosters it holds for
   */
  record Held(String around, Saved saved) {}
}
