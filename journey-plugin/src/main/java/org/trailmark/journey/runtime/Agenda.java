package org.trailmark.journey.runtime;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.db.Rows;

/** Which learners are to be folded again when, though no statement comes. */
public final class Agenda {
  private static final String UPSERT =
      "INSERT INTO agenda (journey, learner, act_at, due_at) VALUES (?, ?, ?, ?)"
          + " ON CONFLICT (journey, learner)"
          + " DO UPDATE SET act_at = excluded.act_at, due_at = excluded.due_at";

  private final Handle handle;

  public Agenda(Handle handle) {
    this.handle = handle;
  }

  /** Everybody that is known, as soon as there is time. */
  void addEverybody(String journey) {
    handle.execute(
        "INSERT INTO agenda (journey, learner, act_at) SELECT DISTINCT ?, learner, 0 FROM agent"
            + " WHERE 1 = 1 ON CONFLICT (journey, learner)"
            + " DO UPDATE SET act_at = 0, due_at = NULL",
        journey);
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
    PreparedBatch batch = handle.prepareBatch(UPSERT);
    for (String journey : journeys) {
      learners.forEach(learner -> batch.add(journey, learner, 0L, null));
    }
    batch.execute();
  }

  /** The fold is done: once more at {@code actAt}. */
  void set(Pair pair, Instant actAt, @Nullable Instant dueAt) {
    handle.execute(
        UPSERT, pair.journey(), pair.learner(), actAt.toEpochMilli(), Rows.millis(dueAt));
  }

  /** The fold is done, and time alone will change nothing. */
  void remove(Pair pair) {
    handle.execute(
        "DELETE FROM agenda WHERE journey = ? AND learner = ?", pair.journey(), pair.learner());
  }

  /** What is to be done by {@code now}, in the order of time. */
  List<Pair> due(Instant now, int max) {
    return handle
        .createQuery(
            "SELECT journey, learner FROM agenda WHERE act_at <= :now"
                + " ORDER BY act_at, journey, learner LIMIT :max")
        .bind("now", now.toEpochMilli())
        .bind("max", max)
        .map((r, c) -> new Pair(Rows.text(r, "journey"), Rows.text(r, "learner")))
        .list();
  }

  /** The timer for which a pair is on the agenda by {@code now}. */
  Optional<Instant> dueTimer(Pair pair, Instant now) {
    return handle
        .createQuery(
            "SELECT due_at FROM agenda WHERE journey = :j AND learner = :l AND act_at <= :now"
                + " AND due_at IS NOT NULL")
        .bind("j", pair.journey())
        .bind("l", pair.learner())
        .bind("now", now.toEpochMilli())
        .map((r, c) -> Rows.instant(r, "due_at"))
        .findOne();
  }

  /** When there is something to do next. */
  Optional<Instant> next() {
    return handle
        .createQuery("SELECT act_at FROM agenda ORDER BY act_at LIMIT 1")
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
