package org.trailmark.journey.runtime;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.EmptyHandling;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.db.Bulk;
import org.trailmark.journey.db.Rows;

/** Which learners are to be folded again when, though no statement comes. */
public final class Agenda {
  private static final String UPSERT =
      "INSERT INTO agenda (journey, learner, act_at, due_at) VALUES (?, ?, ?, ?)"
          + " ON CONFLICT (journey, learner)"
          + " DO UPDATE SET act_at = excluded.act_at, due_at = excluded.due_at";

  private final Handle handle;
  private final List<String> held;

  public Agenda(Handle handle) {
    this(handle, List.of());
  }

  private Agenda(Handle handle, List<String> held) {
    this.handle = handle;
    this.held = held;
  }

  /** The same, where nothing of these journeys can be done now. */
  Agenda without(Collection<String> journeys) {
    return new Agenda(handle, List.copyOf(journeys));
  }

  /** Of those journeys that are not held. */
  private Query select(String columns, String which) {
    Query query =
        handle.createQuery(
            "SELECT "
                + columns
                + " FROM agenda WHERE "
                + (held.isEmpty() ? "" : "journey NOT IN (<held>) AND ")
                + which);
    return held.isEmpty() ? query : query.bindList("held", held);
  }

  /**
   * Everybody of whom something is known to a journey, as soon as there is time. Nobody else can be
   * on it: without a statement and a roster that it looks at there is no moment at which to enter.
   *
   * @param lineage ids of the publications that learners go by now
   * @param rosters that any of them names
   */
  void addEverybody(String journey, Collection<Integer> lineage, Collection<String> rosters) {
    handle
        .createUpdate(
            "INSERT INTO agenda (journey, learner, act_at) SELECT :journey, learner, 0 FROM ("
                + "SELECT a.learner FROM agent a WHERE a.id IN"
                + " (SELECT e.agent FROM evidence e WHERE e.publication IN (<lineage>))"
                + " UNION SELECT a.learner FROM roster_member m JOIN agent a ON a.id = m.agent"
                + " WHERE m.roster IN (<rosters>)"
                + " UNION SELECT learner FROM run WHERE journey = :journey"
                + " UNION SELECT learner FROM agenda WHERE journey = :journey) everybody"
                + " WHERE 1 = 1 ON CONFLICT (journey, learner)"
                + " DO UPDATE SET act_at = 0, due_at = NULL")
        .bind("journey", journey)
        .bindList("lineage", List.copyOf(lineage))
        .bindList(EmptyHandling.NULL_KEYWORD, "rosters", List.copyOf(rosters))
        .execute();
  }

  /**
   * These learners in each running journey, as soon as there is time, and from the beginning: who
   * they are changed, or when they were on rosters.
   */
  public void add(Collection<String> learners) {
    new FoldSaves(handle).forget(learners);
    List<String> journeys =
        handle
            .createQuery("SELECT journey FROM publication WHERE state = 'running'")
            .mapTo(String.class)
            .list();
    if (journeys.isEmpty() || learners.isEmpty()) {
      return;
    }
    addFirst(
        journeys.stream()
            .flatMap(journey -> learners.stream().map(learner -> new Pair(journey, learner)))
            .toList());
  }

  /** These, as soon as there is time. */
  void addFirst(Collection<Pair> pairs) {
    set(pairs.stream().map(pair -> new Plan(pair, Instant.EPOCH, null)).toList());
  }

  /**
   * What is planned for a pair.
   *
   * @param actAt when, by the stream's time; {@link Instant#EPOCH}: as soon as there is time
   * @param dueAt event time of the timer that is waited for; null: it is not for a timer
   */
  record Plan(Pair pair, Instant actAt, @Nullable Instant dueAt) {}

  /** What is planned for pairs; those for which nothing is are left out. */
  Map<Pair, Plan> of(Collection<Pair> pairs) {
    Map<Pair, Plan> plans = new HashMap<>();
    Bulk.query(
            handle,
            "journey, learner",
            pairs.stream().map(Pair::row).toList(),
            "SELECT g.journey, g.learner, g.act_at, g.due_at FROM asked CROSS JOIN agenda g"
                + " WHERE g.journey = asked.journey AND g.learner = asked.learner",
            r ->
                new Plan(
                    new Pair(Rows.text(r, "journey"), Rows.text(r, "learner")),
                    Rows.instant(r, "act_at"),
                    Rows.instantOrNull(r, "due_at")))
        .forEach(plan -> plans.put(plan.pair(), plan));
    return plans;
  }

  /** Folds are done: once more then. */
  void set(Collection<Plan> plans) {
    Bulk.update(
        handle,
        UPSERT,
        plans.stream()
            .map(
                plan ->
                    Bulk.row(
                        plan.pair().journey(),
                        plan.pair().learner(),
                        plan.actAt().toEpochMilli(),
                        Rows.millis(plan.dueAt())))
            .toList());
  }

  /** Folds are done, and time alone will change nothing. */
  void remove(Collection<Pair> pairs) {
    Bulk.update(
        handle,
        "DELETE FROM agenda WHERE journey = ? AND learner = ?",
        pairs.stream().map(Pair::row).toList());
  }

  /** What is to be done by {@code now}, in the order of time. */
  List<Pair> due(Instant now, int max) {
    return select("journey, learner", "act_at <= :now ORDER BY act_at, journey, learner LIMIT :max")
        .bind("now", now.toEpochMilli())
        .bind("max", max)
        .map((r, c) -> new Pair(Rows.text(r, "journey"), Rows.text(r, "learner")))
        .list();
  }

  /** When there is something to do next. */
  Optional<Instant> next() {
    return select("act_at", "1 = 1 ORDER BY act_at LIMIT 1")
        .map((r, c) -> Rows.instant(r, "act_at"))
        .findOne();
  }

  /** How many folds of a journey wait that should have been done by {@code now}. */
  public long waiting(String journey, Instant now) {
    return handle
        .createQuery("SELECT COUNT(*) FROM agenda WHERE journey = :j AND act_at <= :now")
        .bind("j", journey)
        .bind("now", now.toEpochMilli())
        .mapTo(Long.class)
        .one();
  }
}
