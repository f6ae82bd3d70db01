package org.trailmark.journey.runtime;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.db.Bulk;
import org.trailmark.journey.db.Json;
import org.trailmark.journey.db.Rows;
import org.trailmark.journey.engine.Saved;
import org.trailmark.journey.publication.Publications;

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

  /** The newest of each, with what it holds for; who has none is left out. */
  Map<Whose, Held> newest(Collection<Whose> asked) {
    Map<Whose, Held> newest = new HashMap<>();
    Bulk.query(
            handle,
            "publication, learner",
            asked.stream().map(whose -> Bulk.row(whose.publication(), whose.learner())).toList(),
            "SELECT s.publication, s.learner, s.around, s.state FROM asked CROSS JOIN fold_save s"
                + " WHERE s.publication = asked.publication AND s.learner = asked.learner"
                + " AND s.at = (SELECT MAX(n.at) FROM fold_save n"
                + " WHERE n.publication = asked.publication AND n.learner = asked.learner)",
            r ->
                new Held(
                    new Whose(r.getInt("publication"), Rows.text(r, "learner")),
                    Rows.text(r, "around"),
                    Json.read(Rows.text(r, "state"), Saved.class)))
        .forEach(held -> newest.put(held.whose(), held));
    return newest;
  }

  void add(Collection<Held> folds) {
    Bulk.update(
        handle,
        "INSERT INTO fold_save (publication, learner, at, around, state) VALUES (?, ?, ?, ?, ?)"
            + " ON CONFLICT (publication, learner, at)"
            + " DO UPDATE SET around = excluded.around, state = excluded.state",
        folds.stream()
            .map(
                held ->
                    Bulk.row(
                        held.whose().publication(),
                        held.whose().learner(),
                        held.saved().at().toEpochMilli(),
                        held.around(),
                        Json.write(held.saved())))
            .toList());
  }

  /**
   * Something changed that is known to any version of a journey: what comes after it changes on all
   * of them, for each goes on from the one before.
   *
   * @param changes since when, by event time
   */
  void forgetFrom(Map<Pair, Instant> changes) {
    Map<String, List<Integer>> lineages = new Publications(handle).lineages();
    List<@Nullable Object[]> rows = new ArrayList<>();
    changes.forEach(
        (pair, at) ->
            lineages
                .getOrDefault(pair.journey(), List.of())
                .forEach(id -> rows.add(Bulk.row(id, pair.learner(), at.toEpochMilli()))));
    Bulk.update(
        handle, "DELETE FROM fold_save WHERE publication = ? AND learner = ? AND at >= ?", rows);
  }

  static Instant earlier(Instant one, Instant other) {
    return other.isBefore(one) ? other : one;
  }

  /** None of theirs is good any more. */
  void forgetAll(Collection<Whose> outdated) {
    Bulk.update(
        handle,
        "DELETE FROM fold_save WHERE publication = ? AND learner = ?",
        outdated.stream().map(whose -> Bulk.row(whose.publication(), whose.learner())).toList());
  }

  /** Who they are changed, or when they were on rosters. */
  public void forget(Collection<String> learners) {
    Bulk.update(handle, "DELETE FROM fold_save WHERE learner = ?", Bulk.rows(learners));
  }

  /**
   * A saved fold.
   *
   * @param whose learner it is of, and by which publication
   * @param around the zone and the rosters it holds for
   */
  record Held(Whose whose, String around, Saved saved) {}
}
