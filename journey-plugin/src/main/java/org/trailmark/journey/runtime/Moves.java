package org.trailmark.journey.runtime;

import static java.util.Objects.requireNonNull;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.db.Bulk;
import org.trailmark.journey.db.Rows;
import org.trailmark.journey.definition.Target;
import org.trailmark.journey.engine.Run;

/** The transitions that were ever decided, append-only, as one transaction sees them. */
public final class Moves {
  private static final String COLUMNS =
      "SELECT id, journey, learner, run, publication, moved_from, moved_to, to_exit, valid_at,"
          + " decided_at, cause, superseded_by, superseded_at FROM transition WHERE ";
  private static final String LATEST = COLUMNS + "id < :before ORDER BY id DESC LIMIT :max";
  private static final String SELECT = COLUMNS + "journey = :journey AND learner = :learner";
  private static final String SELECT_ALL =
      COLUMNS + "journey = :journey AND learner IN (SELECT id FROM agent WHERE learner = :learner)";

  private static final String STANDING =
      "t.journey, t.learner, t.run, t.id, t.moved_from, t.moved_to, t.to_exit, t.valid_at, t.cause";

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

  /**
   * A move, and whose it is.
   *
   * @param learner the id under which it was decided, which finds her still
   */
  public record OfSomebody(String journey, String learner, Move move) {}

  /** Everybody's, superseded ones too, the one decided last first; those before an id. */
  public List<OfSomebody> latest(long before, int max) {
    return handle
        .createQuery(LATEST)
        .bind("before", before)
        .bind("max", max)
        .map((r, c) -> new OfSomebody(Rows.text(r, "journey"), Rows.text(r, "learner"), move(r)))
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

  /** When the last move that stands happened, in event time; pairs without one are left out. */
  Map<Pair, Instant> newest(Collection<Pair> pairs) {
    Map<Pair, Instant> newest = new HashMap<>();
    Bulk.query(
            handle,
            "journey, learner",
            pairs.stream().map(Pair::row).toList(),
            "SELECT t.journey AS journey, t.learner AS learner, MAX(t.valid_at) AS valid_at"
                + " FROM asked CROSS JOIN transition t WHERE t.journey = asked.journey"
                + " AND t.learner = asked.learner AND t.superseded_at IS NULL"
                + " GROUP BY t.journey, t.learner",
            r ->
                Map.entry(
                    new Pair(Rows.text(r, "journey"), Rows.text(r, "learner")),
                    Rows.instant(r, "valid_at")))
        .forEach(e -> newest.put(e.getKey(), e.getValue()));
    return newest;
  }

  /**
   * The way of one run, as it was folded.
   *
   * @param known how many moves at the beginning are the same in any case, and left out
   * @param publications by version
   */
  record Way(
      Pair pair,
      int run,
      int known,
      Map<Integer, Integer> publications,
      List<Run.Transition> folded) {

    RunKey key() {
      return new RunKey(pair.journey(), pair.learner(), run);
    }
  }

  /**
   * Makes the stored ways the same as the folded ones: what is the same at the beginning of one
   * stays; from the first difference on, what was stored is superseded and what was folded is
   * appended.
   */
  void record(Collection<Way> ways, Instant decidedAt) {
    Map<RunKey, List<Standing>> standing = standing(ways);
    List<@Nullable Object[]> superseded = new ArrayList<>();
    List<@Nullable Object[]> appended = new ArrayList<>();
    EventNumbers numbers = new EventNumbers(handle);
    for (Way way : ways) {
      List<Standing> stored = standing.getOrDefault(way.key(), List.of());
      List<Run.Transition> folded = way.folded();
      int same = 0;
      while (same < stored.size()
          && same < folded.size()
          && stored.get(same).isSame(folded.get(same))) {
        same++;
      }
      List<Standing> revised = stored.subList(same, stored.size());
      Long successor = same < folded.size() ? (Long) numbers.after(revised.size()) : null;
      for (Standing one : revised) {
        superseded.add(Bulk.row(successor, decidedAt.toEpochMilli(), numbers.next(), one.id()));
      }
      for (Run.Transition next : folded.subList(same, folded.size())) {
        appended.add(values(numbers.next(), way, next, decidedAt));
      }
    }
    numbers.save();
    Bulk.update(
        handle,
        "UPDATE transition SET superseded_by = ?, superseded_at = ?, superseded_seq = ?"
            + " WHERE id = ?",
        superseded);
    Bulk.update(
        handle,
        "INSERT INTO transition (id, journey, learner, run, publication, moved_from, moved_to,"
            + " to_exit, valid_at, decided_at, cause) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        appended);
  }

  /** What stands of ways, by run and in event order, but for what is known of each. */
  Map<RunKey, List<Standing>> standing(Collection<Way> ways) {
    Map<RunKey, List<Standing>> found = new HashMap<>();
    List<@Nullable Object[]> asked = new ArrayList<>();
    for (Way way : ways) {
      if (way.known() > 0) {
        found.put(way.key(), standing(way.pair(), way.run(), way.known()));
      } else {
        asked.add(Bulk.row(way.pair().journey(), way.pair().learner(), way.run()));
      }
    }
    Bulk.query(
            handle,
            "journey, learner, run",
            asked,
            "SELECT "
                + STANDING
                + " FROM asked CROSS JOIN transition t WHERE t.journey = asked.journey"
                + " AND t.learner = asked.learner AND t.run = asked.run"
                + " AND t.superseded_at IS NULL",
            Moves::standing)
        .stream()
        .sorted(Comparator.comparingLong(Standing::id))
        .forEach(move -> found.computeIfAbsent(move.of(), key -> new ArrayList<>()).add(move));
    return found;
  }

  /**
   * Those of a run that stand, in event order.
   *
   * @param known how many are passed over
   */
  List<Standing> standing(Pair pair, int run, int known) {
    return handle
        .createQuery(
            "SELECT "
                + STANDING
                + " FROM transition t WHERE journey = :journey AND learner = :learner"
                + " AND run = :run AND superseded_at IS NULL ORDER BY id"
                + " LIMIT :all OFFSET :known")
        .bind("journey", pair.journey())
        .bind("learner", pair.learner())
        .bind("run", run)
        .bind("all", Integer.MAX_VALUE)
        .bind("known", known)
        .map((r, c) -> standing(r))
        .list();
  }

  record RunKey(String journey, String learner, int run) {}

  /**
   * A move that stands.
   *
   * @param cause as it is stored: mostly the same text again
   */
  record Standing(
      RunKey of, long id, @Nullable String from, Target to, Instant validAt, String cause) {

    boolean isSame(Run.Transition folded) {
      return Objects.equals(from, folded.from())
          && to.equals(folded.to())
          && validAt.equals(folded.validAt())
          && isSame(Why.of(folded.cause()));
    }

    private boolean isSame(Why why) {
      return cause.equals(why.json()) || Why.read(cause).equals(why);
    }
  }

  private static Standing standing(ResultSet r) throws SQLException {
    return new Standing(
        new RunKey(Rows.text(r, "journey"), Rows.text(r, "learner"), r.getInt("run")),
        r.getLong("id"),
        r.getString("moved_from"),
        new Target(Rows.text(r, "moved_to"), r.getInt("to_exit") != 0),
        Rows.instant(r, "valid_at"),
        Rows.text(r, "cause"));
  }

  private static @Nullable Object[] values(
      long id, Way way, Run.Transition next, Instant decidedAt) {
    return Bulk.row(
        id,
        way.pair().journey(),
        way.pair().learner(),
        way.run(),
        requireNonNull(way.publications().get(next.version())),
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
