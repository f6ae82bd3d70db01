package org.trailmark.journey.runtime;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.trailmark.journey.db.Rows;
import org.trailmark.journey.definition.Target;

/** How many learners of a journey stand where, and how many ever came there. */
public final class Counts {
  private final Handle handle;
  private final String journey;

  public Counts(Handle handle, String journey) {
    this.handle = handle;
    this.journey = journey;
  }

  /** Learners by where they stand, or by the exit by which they left. */
  public Map<Target, Long> standing() {
    return byTarget(
        "SELECT position AS target, is_exit AS is_exit, COUNT(*) AS learners FROM run"
            + " WHERE journey = :journey GROUP BY position, is_exit");
  }

  /** Learners by each place they ever came to, as far as history says now. */
  public Map<Target, Long> reached() {
    return byTarget(
        "SELECT moved_to AS target, to_exit AS is_exit, COUNT(DISTINCT learner) AS learners"
            + " FROM transition WHERE journey = :journey AND superseded_at IS NULL"
            + " GROUP BY moved_to, to_exit");
  }

  /** Learners who ever came to one of these steps. */
  public long reachedAny(Collection<String> steps) {
    if (steps.isEmpty()) {
      return 0;
    }
    return handle
        .createQuery(
            "SELECT COUNT(DISTINCT learner) FROM transition WHERE journey = :journey"
                + " AND to_exit = 0 AND moved_to IN (<steps>) AND superseded_at IS NULL")
        .bind("journey", journey)
        .bindList("steps", List.copyOf(steps))
        .mapTo(Long.class)
        .one();
  }

  private Map<Target, Long> byTarget(String sql) {
    Map<Target, Long> counts = new HashMap<>();
    handle
        .createQuery(sql)
        .bind("journey", journey)
        .map(
            (r, c) ->
                Map.entry(
                    new Target(Rows.text(r, "target"), r.getInt("is_exit") != 0),
                    r.getLong("learners")))
        .forEach(e -> counts.put(e.getKey(), e.getValue()));
    return counts;
  }
}
