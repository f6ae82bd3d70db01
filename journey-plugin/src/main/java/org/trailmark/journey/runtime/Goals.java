package org.trailmark.journey.runtime;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.db.Rows;
import org.trailmark.journey.definition.Goal;
import org.trailmark.journey.definition.Journey;
import org.trailmark.journey.engine.Run;

/** How runs do by the goals of their journey, as one transaction sees it. */
public final class Goals {
  private final Handle handle;

  public Goals(Handle handle) {
    this.handle = handle;
  }

  void save(Pair pair, Run run, Journey journey, ZoneId zone) {
    if (journey.goals().isEmpty()) {
      return;
    }
    remove(pair, run.number());
    for (Goal goal : journey.goals()) {
      Instant dueAt = goal.within() == null ? null : goal.within().after(run.enteredAt(), zone);
      handle.execute(
          "INSERT INTO run_goal (journey, learner, run, goal, entered_at, due_at, reached_at)"
              + " VALUES (?, ?, ?, ?, ?, ?, ?)",
          pair.journey(),
          pair.learner(),
          run.number(),
          goal.id(),
          run.enteredAt().toEpochMilli(),
          Rows.millis(dueAt),
          Rows.millis(run.reached().get(goal.id())));
    }
  }

  void remove(Pair pair, int run) {
    handle.execute(
        "DELETE FROM run_goal WHERE journey = ? AND learner = ? AND run = ?",
        pair.journey(),
        pair.learner(),
        run);
  }

  /** Of one learner's run. */
  public List<Score> of(String journey, String learner, int run) {
    return handle
        .createQuery(
            "SELECT goal, due_at, reached_at FROM run_goal"
                + " WHERE journey = :j AND learner = :l AND run = :r ORDER BY goal")
        .bind("j", journey)
        .bind("l", learner)
        .bind("r", run)
        .map(
            (r, c) ->
                new Score(
                    Rows.text(r, "goal"),
                    Rows.instantOrNull(r, "due_at"),
                    Rows.instantOrNull(r, "reached_at")))
        .list();
  }

  /**
   * How many runs that began in a period reached each goal, missed it, or may still reach it.
   *
   * @param from of entries; event time; null: since ever
   * @param to before this; null: until now
   */
  public List<Tally> tally(
      String journey, @Nullable Instant from, @Nullable Instant to, Instant now) {
    return handle
        .createQuery(
            "SELECT goal, COUNT(*) AS runs, COUNT(reached_at) AS reached,"
                + " SUM(CASE WHEN reached_at IS NULL AND (due_at < :now OR EXISTS"
                + " (SELECT 1 FROM run r WHERE r.journey = g.journey AND r.learner = g.learner"
                + " AND r.number = g.run AND r.is_exit = 1)) THEN 1 ELSE 0 END) AS missed"
                + " FROM run_goal g WHERE journey = :j AND entered_at >= :from"
                + " AND entered_at < :to GROUP BY goal ORDER BY goal")
        .bind("j", journey)
        .bind("from", from == null ? Long.MIN_VALUE : from.toEpochMilli())
        .bind("to", to == null ? Long.MAX_VALUE : to.toEpochMilli())
        .bind("now", now.toEpochMilli())
        .map(
            (r, c) ->
                new Tally(
                    Rows.text(r, "goal"),
                    r.getLong("runs"),
                    r.getLong("reached"),
                    r.getLong("missed")))
        .list();
  }

  /**
   * One run's.
   *
   * @param dueAt event time; null: whenever
   * @param reachedAt event time; null: not, or not in time
   */
  public record Score(String goal, @Nullable Instant dueAt, @Nullable Instant reachedAt) {}

  /** Many runs'. */
  public record Tally(String goal, long runs, long reached, long missed) {
    /** How many may still reach it. */
    public long open() {
      return runs - reached - missed;
    }
  }
}
