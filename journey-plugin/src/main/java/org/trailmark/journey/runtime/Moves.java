package org.trailmark.journey.runtime;

import static java.util.Objects.requireNonNull;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.db.Rows;
import org.trailmark.journey.definition.Target;
import org.trailmark.journey.engine.Run;

/** The transitions that were ever decided, append-only, as one transaction sees them. */
public final class Moves {
  private static final String COLUMNS =
      "SELECT id, run, publication, moved_from, moved_to, to_exit, valid_at, decided_at, cause,"
          + " superseded_by, superseded_at FROM transition WHERE journey = :journey";
  private static final String SELECT = COLUMNS + " AND learner = :learner";
  private static final String SELECT_ALL =
      COLUMNS + " AND learner IN (SELECT id FROM agent WHERE learner = :learner)";

  private final Handle handle;

  public Moves(Handle handle) {
    this.handle = handle;
  }

  /**
   * A learner's in a journey, superseded ones too, by id, after {@code after} (0 for the
   * beginning); also those of the ids that she had before her agents were linked.
   */
  public List<Move> page(String journey, String learner, long after, int max) {
    return handle
        .createQuery(SELECT_ALL + " AND id > :after ORDER BY id LIMIT :max")
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

  /**
   * Those that stand, in event order.
   *
   * @param known how many are passed over
   */
  List<Move> standing(Pair pair, int run, int known) {
    return handle
        .createQuery(
            SELECT
                + " AND run = :run AND superseded_at IS NULL ORDER BY id"
                + " LIMIT :all OFFSET :known")
        .bind("journey", pair.journey())
        .bind("learner", pair.learner())
        .bind("run", run)
        .bind("all", Integer.MAX_VALUE)
        .bind("known", known)
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
   *
   * @param known how many at the beginning are the same in any case
   * @param publications by version
   */
  void record(
      Pair pair,
      int run,
      int known,
      Map<Integer, Integer> publications,
      List<Run.Transition> folded,
      Instant decidedAt) {
    List<Move> stored = standing(pair, run, known);
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
      append(id++, pair, run, requireNonNull(publications.get(next.version())), next, decidedAt);
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
