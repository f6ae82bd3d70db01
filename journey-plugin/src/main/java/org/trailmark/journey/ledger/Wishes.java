package org.trailmark.journey.ledger;

import static java.util.Objects.requireNonNull;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.db.Bulk;
import org.trailmark.journey.db.Rows;
import org.trailmark.journey.learner.Learners;

/** What ways asked for and what became of it, as one transaction sees it. */
public final class Wishes {
  private static final String COLUMNS =
      "ledger_key, learner, journey, run, touchpoint, occurrence, publication, step, at, state,"
          + " gate, held_until, sent_at, basis_revised";

  private static final Comparator<Wish> NEWEST_FIRST =
      Comparator.comparing(Wish::at).thenComparing(Wish::key).reversed();

  private final Handle handle;

  public Wishes(Handle handle) {
    this.handle = handle;
  }

  /**
   * Those of a learner in all journeys, newest first: also those that were asked for while an agent
   * of hers was a learner of its own.
   *
   * @param state null: any
   * @param after where the page before ended; null: from the newest
   */
  public List<Wish> ofLearner(
      String learner, Wish.@Nullable State state, @Nullable After after, int max) {
    List<Wish> found = new ArrayList<>(page(learner, state, after, max));
    new Learners(handle)
        .agents(learner).stream()
            .filter(id -> !id.equals(learner))
            .forEach(former -> found.addAll(page(former, state, after, max)));
    return found.stream().sorted(NEWEST_FIRST).limit(max).toList();
  }

  private List<Wish> page(
      String learner, Wish.@Nullable State state, @Nullable After after, int max) {
    return handle
        .createQuery(
            "SELECT "
                + COLUMNS
                + " FROM touchpoint WHERE learner = :l AND (at, ledger_key) < (:at, :key)"
                + (state == null ? "" : " AND state = '" + slug(state) + "'")
                + " ORDER BY at DESC, ledger_key DESC LIMIT :max")
        .bind("l", learner)
        .bind("at", after == null ? Long.MAX_VALUE : after.at().toEpochMilli())
        .bind("key", after == null ? "" : after.key())
        .bind("max", max)
        .map((r, c) -> wish(r))
        .list();
  }

  /**
   * Those of a journey, newest first.
   *
   * @param state null: any
   * @param after where the page before ended; null: from the newest
   */
  public List<Wish> ofJourney(
      String journey, Wish.@Nullable State state, @Nullable After after, int max) {
    // One state after the other, so that each is read in the order of the index.
    return Stream.of(Wish.State.values())
        .filter(each -> state == null || each == state)
        .flatMap(each -> inState(journey, each, after, max).stream())
        .sorted(NEWEST_FIRST)
        .limit(max)
        .toList();
  }

  private List<Wish> inState(String journey, Wish.State state, @Nullable After after, int max) {
    return handle
        .createQuery(
            "SELECT "
                + COLUMNS
                + " FROM touchpoint WHERE journey = :j AND state = :s"
                + " AND (at, ledger_key) < (:at, :key)"
                + " ORDER BY at DESC, ledger_key DESC LIMIT :max")
        .bind("j", journey)
        .bind("s", slug(state))
        .bind("at", after == null ? Long.MAX_VALUE : after.at().toEpochMilli())
        .bind("key", after == null ? "" : after.key())
        .bind("max", max)
        .map((r, c) -> wish(r))
        .list();
  }

  /**
   * One of a learner's; also what was asked for while an agent of hers was a learner of its own.
   */
  public Optional<Wish> ofLearner(String learner, String key) {
    return handle
        .createQuery(
            "SELECT "
                + COLUMNS
                + " FROM touchpoint WHERE ledger_key = :key AND (learner = :l"
                + " OR learner IN (SELECT id FROM agent WHERE learner = :l))")
        .bind("key", key)
        .bind("l", learner)
        .map((r, c) -> wish(r))
        .findOne();
  }

  /** Where a page ended. */
  public record After(Instant at, String key) {
    public After {
      requireNonNull(at, "at");
      requireNonNull(key, "key");
    }
  }

  /** What runs asked for, but of what is settled only what the standing position asked for. */
  Map<Asked.Of, List<Wish>> ofRuns(List<Asked> runs) {
    Map<Asked.Of, List<Wish>> found = new HashMap<>();
    Bulk.query(
            handle,
            "whose, trip, number, settled, standing, since",
            runs.stream().map(Wishes::question).toList(),
            "SELECT "
                + COLUMNS
                + " FROM asked CROSS JOIN touchpoint t WHERE t.learner = whose"
                + " AND t.at >= since AND t.journey = trip AND t.run = number"
                + " AND (t.at > settled OR t.at = standing)",
            Wishes::wish)
        .forEach(
            wish ->
                found
                    .computeIfAbsent(
                        new Asked.Of(wish.learner(), wish.journey(), wish.run()),
                        run -> new ArrayList<>())
                    .add(wish));
    return found;
  }

  /** Those of these keys that were asked for ever, by key. */
  Map<String, Wish> ofKeys(List<String> keys) {
    Map<String, Wish> found = new HashMap<>();
    Bulk.query(
            handle,
            "wanted",
            Bulk.rows(keys),
            "SELECT " + COLUMNS + " FROM asked CROSS JOIN touchpoint t WHERE t.ledger_key = wanted",
            Wishes::wish)
        .forEach(wish -> found.put(wish.key(), wish));
    return found;
  }

  private static @Nullable Object[] question(Asked asked) {
    Instant settledTo = asked.settledTo();
    Standing standing = asked.standing();
    long settled = settledTo == null ? Long.MIN_VALUE : settledTo.toEpochMilli();
    long stands = standing == null ? Long.MAX_VALUE : standing.since().toEpochMilli();
    return Bulk.row(
        asked.learner(),
        asked.journey(),
        asked.number(),
        settled,
        stands,
        Math.min(settled, stands));
  }

  /** Those still to be judged, oldest first. */
  List<Wish> waiting(int max) {
    return handle
        .createQuery(
            "SELECT "
                + COLUMNS
                + " FROM touchpoint WHERE state = 'wanted' ORDER BY at, ledger_key LIMIT :max")
        .bind("max", max)
        .map((r, c) -> wish(r))
        .list();
  }

  /** Those of a learner that are still to be judged, oldest first. */
  List<Wish> waitingOf(String learner) {
    return handle
        .createQuery(
            "SELECT "
                + COLUMNS
                + " FROM touchpoint WHERE learner = :l AND state = 'wanted' ORDER BY at, ledger_key")
        .bind("l", learner)
        .map((r, c) -> wish(r))
        .list();
  }

  /**
   * Lets go what was held until now: it waits to be judged, like what is new.
   *
   * @param max how many at most, in the order of their times
   * @return how many
   */
  int release(Instant now, int max) {
    return handle.execute(
        "UPDATE touchpoint SET state = 'wanted', gate = NULL, held_until = NULL"
            + " WHERE ledger_key IN (SELECT ledger_key FROM touchpoint WHERE state = 'held'"
            + " AND held_until <= ? ORDER BY held_until, at, ledger_key LIMIT ?)",
        now.toEpochMilli(),
        max);
  }

  /** Lets go all that was held by a decision of later than this. */
  void releaseHeldAfter(Instant time) {
    handle.execute(
        "UPDATE touchpoint SET state = 'wanted', gate = NULL, held_until = NULL"
            + " WHERE state = 'held' AND ? < (SELECT at FROM ledger_entry e"
            + " WHERE e.ledger_key = touchpoint.ledger_key ORDER BY id DESC LIMIT 1)",
        time.toEpochMilli());
  }

  Optional<Instant> nextRelease() {
    return handle
        .createQuery(
            "SELECT held_until FROM touchpoint WHERE state = 'held'"
                + " ORDER BY held_until, at, ledger_key LIMIT 1")
        .map((r, c) -> Rows.instant(r, "held_until"))
        .findOne();
  }

  /** How many of a learner's journey's touchpoints ended in each state, for the admin. */
  public long count(String journey, Wish.State state) {
    return handle
        .createQuery("SELECT COUNT(*) FROM touchpoint WHERE journey = :j AND state = :s")
        .bind("j", journey)
        .bind("s", slug(state))
        .mapTo(Long.class)
        .one();
  }

  /** Keys of all that went out to a learner for a journey. */
  public Set<String> sentKeys(String journey, String learner) {
    // Without the journey, which is one of few and would lead SQLite to all that it asked for.
    return handle
        .createQuery(
            "SELECT journey, ledger_key FROM touchpoint WHERE learner = :l AND sent_at IS NOT NULL")
        .bind("l", learner)
        .map((r, c) -> Map.entry(Rows.text(r, "journey"), Rows.text(r, "ledger_key")))
        .list()
        .stream()
        .filter(sent -> sent.getKey().equals(journey))
        .map(Map.Entry::getValue)
        .collect(Collectors.toUnmodifiableSet());
  }

  void add(List<Wish> wishes) {
    Bulk.update(
        handle,
        "INSERT INTO touchpoint ("
            + COLUMNS
            + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        wishes.stream()
            .map(
                wish ->
                    Bulk.row(
                        wish.key(),
                        wish.learner(),
                        wish.journey(),
                        wish.run(),
                        wish.touchpoint(),
                        wish.occurrence(),
                        wish.publication(),
                        wish.step(),
                        wish.at().toEpochMilli(),
                        slug(wish.state()),
                        wish.gate(),
                        Rows.millis(wish.heldUntil()),
                        Rows.millis(wish.sentAt()),
                        wish.basisRevised() ? 1 : 0))
            .toList());
  }

  /** The way asks for it still, though maybe by another entry or another version. */
  void moveBasis(String key, int publication, String step, Instant at) {
    handle.execute(
        "UPDATE touchpoint SET publication = ?, step = ?, at = ? WHERE ledger_key = ?",
        publication,
        step,
        at.toEpochMilli(),
        key);
  }

  void toWanted(String key) {
    handle.execute("UPDATE touchpoint SET state = 'wanted', gate = NULL WHERE ledger_key = ?", key);
  }

  void toWithdrawn(String key) {
    handle.execute(
        "UPDATE touchpoint SET state = 'withdrawn', held_until = NULL WHERE ledger_key = ?", key);
  }

  /** What was decided of wishes that waited. */
  void decide(List<Wish> decided) {
    Bulk.update(
        handle,
        "UPDATE touchpoint SET state = ?, gate = ?, held_until = ?, sent_at = ?"
            + " WHERE ledger_key = ?",
        decided.stream()
            .map(
                wish ->
                    Bulk.row(
                        slug(wish.state()),
                        wish.gate(),
                        Rows.millis(wish.heldUntil()),
                        Rows.millis(wish.sentAt()),
                        wish.key()))
            .toList());
  }

  void setBasisRevised(String key, boolean revised) {
    handle.execute(
        "UPDATE touchpoint SET basis_revised = ? WHERE ledger_key = ?", revised ? 1 : 0, key);
  }

  private static Wish wish(ResultSet r) throws SQLException {
    return new Wish(
        Rows.text(r, "ledger_key"),
        Rows.text(r, "learner"),
        Rows.text(r, "journey"),
        r.getInt("run"),
        Rows.text(r, "touchpoint"),
        r.getInt("occurrence"),
        r.getInt("publication"),
        Rows.text(r, "step"),
        Rows.instant(r, "at"),
        Wish.State.valueOf(Rows.text(r, "state").toUpperCase(Locale.ROOT)),
        r.getString("gate"),
        Rows.instantOrNull(r, "held_until"),
        Rows.instantOrNull(r, "sent_at"),
        r.getInt("basis_revised") != 0);
  }

  private static String slug(Wish.State state) {
    return state.name().toLowerCase(Locale.ROOT);
  }
}
