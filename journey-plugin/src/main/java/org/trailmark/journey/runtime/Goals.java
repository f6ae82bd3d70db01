package org.trailmark.journey.runtime;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.db.Bulk;
import org.trailmark.journey.db.Rows;
import org.trailmark.journey.definition.Journey;
import org.trailmark.journey.engine.Run;
import org.trailmark.journey.extension.Scorer;

/** How runs do by the goals of their journey, as one transaction sees it. */
public final class Goals {
  private final Handle handle;

  public Goals(Handle handle) {
    this.handle = handle;
  }

  /**
   * One goal of one run, as it is stored.
   *
   * @param dueAt event time; null: whenever
   * @param reachedAt event time; null: not, or not in time
   */
  record Row(
      Pair pair,
      int run,
      String goal,
      Instant enteredAt,
      @Nullable Instant dueAt,
      @Nullable Instant reachedAt) {

    /** How a run does by each goal of its journey. */
    static List<Row> of(Pair pair, Run run, Journey journey, ZoneId zone) {
      return journey.goals().stream()
          .map(
              goal ->
                  new Row(
                      pair,
                      run.number(),
                      goal.id(),
                      run.enteredAt(),
                      goal.within() == null ? null : goal.within().after(run.enteredAt(), zone),
                      run.reached().get(goal.id())))
          .toList();
    }

    private Scorer.Goal forScorer() {
      return new Scorer.Goal(goal, enteredAt, dueAt, reachedAt);
    }

    private @Nullable Object[] key() {
      return Bulk.row(pair.journey(), pair.learner(), run, goal);
    }
  }

  /** A run of a learner, of which goals are saved. */
  record Of(Pair pair, int run) {}

  /** Makes what is stored of some runs the same as this; nothing is left of a run without goals. */
  void save(Collection<Of> runs, Collection<Row> rows) {
    Set<Row> stored = stored(runs);
    Set<Row> fresh = new LinkedHashSet<>(rows);
    Bulk.update(
        handle,
        "DELETE FROM run_goal WHERE journey = ? AND learner = ? AND run = ? AND goal = ?",
        stored.stream().filter(row -> !fresh.contains(row)).map(Row::key).toList());
    Bulk.update(
        handle,
        "INSERT INTO run_goal (journey, learner, run, goal, entered_at, due_at, reached_at)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?)",
        fresh.stream().filter(row -> !stored.contains(row)).map(Goals::values).toList());
  }

  /** Of runs that have any, as a scorer sees them. */
  Map<Of, List<Scorer.Goal>> of(Collection<Of> runs) {
    return rows(runs).stream()
        .sorted(Comparator.comparing(Row::goal))
        .collect(
            groupingBy(row -> new Of(row.pair(), row.run()), mapping(Row::forScorer, toList())));
  }

  private Set<Row> stored(Collection<Of> runs) {
    return Set.copyOf(rows(runs));
  }

  private List<Row> rows(Collection<Of> runs) {
    return Bulk.query(
        handle,
        "journey, learner, run",
        runs.stream()
            .map(of -> Bulk.row(of.pair().journey(), of.pair().learner(), of.run()))
            .toList(),
        "SELECT g.journey, g.learner, g.run, g.goal, g.entered_at, g.due_at, g.reached_at"
            + " FROM asked CROSS JOIN run_goal g WHERE g.journey = asked.journey"
            + " AND g.learner = asked.learner AND g.run = asked.run",
        r ->
            new Row(
                new Pair(Rows.text(r, "journey"), Rows.text(r, "learner")),
                r.getInt("run"),
                Rows.text(r, "goal"),
                Rows.instant(r, "entered_at"),
                Rows.instantOrNull(r, "due_at"),
                Rows.instantOrNull(r, "reached_at")));
  }

  private static @Nullable Object[] values(Row row) {
    return Bulk.row(
        row.pair().journey(),
        row.pair().learner(),
        row.run(),
        row.goal(),
        row.enteredAt().toEpochMilli(),
        Rows.millis(row.dueAt()),
        Rows.millis(row.reachedAt()));
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
