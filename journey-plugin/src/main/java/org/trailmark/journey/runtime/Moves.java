package org.trailmark.journey.runtime;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.db.Rows;
import org.trailmark.journey.definition.Target;
import org.trailmark.journey.engine.Run;

/** The transitions that were ever decided, append-only, as one transaction sees them. */
public final class Moves {
  private static final String SELECT =
      "SELECT id, run, publication, moved_from, moved_to, to_exit, valid_at, decided_at, cause,"
          + " superseded_by, superseded_at FROM transition"
          + " WHERE journey = :journey AND learner = :learner";

  private final Handle handle;

  public Moves(Handle handle) {
    this.handle = handle;
  }

  /**
   * A learner's in a journey, superseded ones too, by id, after {@code after} (0 for the
   * beginning).
   */
  public List<Move> page(String journey, String learner, long after, int max) {
    return handle
        .createQuery(SELECT + " AND id > :after ORDER BY id LIMIT :max")
        .bind("journey", journey)
        .bind("learner", learner)
        .bind("after", after)
        .bind("max", max)
        .map((r, c) -> move(r))
        .list();
  }

  /** The newest of a run that stands; empty where there is none. */
  public Optional<Move> newest(String journey, String learner, int run) {
    return handle
        .createQuery(SELECT + " AND run = :run AND superseded_at IS NULL ORDER BY id DESC LIMIT 1")
        .bind("journey", journey)
        .bind("learner", learner)
        .bind("run", run)
        .map((r, c) -> move(r))
        .findOne();
  }

  /** Those that stand, in event order. */
  List<Move> standing(Pair pair, int run) {
    return handle
        .createQuery(SELECT + " AND run = :run AND superseded_at IS NULL ORDER BY id")
        .bind("journey", pair.journey())
        .bind("learner", pair.learner())
        .bind("run", run)
        .map((r, c) -> move(r))
        .list();
  }

  /** Whether a move that stands lies at this event time or after it. */
  boolean anyFrom(Pair pair, Instant at) {
    return handle
        .createQuery(
            "SELECT 1 FROM transition WHERE journey = :j AND learner = :l AND valid_at >= :at"
                + " AND superseded_at IS NULL LIMIT 1")
        .bind("j", pair.journey())
        .bind("l", pair.learner())
        .bind("at", at.toEpochMilli())
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  /**
   * Makes the stored way the same as the folded one: what is the same at its beginning stays; from
   * the first difference on, what was stored is superseded and what was folded is appended.
   */
  void record(Pair pair, int run, int publication, List<Run.Transition> folded, Instant decidedAt) {
    List<Move> stored = standing(pair, run);
    int same = 0;
    while (same < stored.size()
        && same < folded.size()
        && isSame(stored.get(same), folded.get(same))) {
      same++;
    }
    if (same == stored.size() && same == folded.size()) {
      return;
    }
    long firstNew = Rows.nextId(handle, "transition");
    Long successor = same < folded.size() ? firstNew : null;
    for (Move revised : stored.subList(same, stored.size())) {
      handle.execute(
          "UPDATE transition SET superseded_by = ?, superseded_at = ? WHERE id = ?",
          successor,
          decidedAt.toEpochMilli(),
          revised.id());
    }
    long id = firstNew;
    for (Run.Transition next : folded.subList(same, folded.size())) {
      append(id++, pair, run, publication, next, decidedAt);
    }
  }

  private static boolean isSame(Move stored, Run.Transition folded) {
    return Objects.equals(stored.from(), folded.from())
        && stored.to().equals(folded.to())
        && stored.validAt().equals(folded.validAt())
        && stored.why().equals(Why.of(folded.cause()));
  }

  private void append(
      long id, Pair pair, int run, int publication, Run.Transition next, Instant decidedAt) {
    handle.execute(
        "INSERT INTO transition (id, journey, learner, run, publication, moved_from, moved_to,"
            + " to_exit, valid_at, decided_at, cause) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        id,
        pair.journey(),
        pair.learner(),
        run,
        publication,
        next.from(),
        next.to().id(),
        next.to().exit() ? 1 : 0,
        next.validAt().toEpochMilli(),
        decidedAt.toEpochMilli(),
        Why.of(next.cause()).json());
  }

  private static Move move(ResultSet r) throws SQLException {
    @Nullable String from = r.getString("moved_from");
    return new Move(
        r.getLong("id"),
        r.getInt("run"),
        r.getInt("publication"),
        from,
        new Target(Rows.text(r, "moved_to"), r.getInt("to_exit") != 0),
        Rows.instant(r, "valid_at"),
        Rows.instant(r, "decided_at"),
        Why.read(Rows.text(r, "cause")),
        Rows.numberOrNull(r, "superseded_by"),
        Rows.instantOrNull(r, "superseded_at"));
  }
}
