package org.trailmark.journey.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.trailmark.journey.db.Rows;

/** What ways asked for and what became of it, as one transaction sees it. */
public final class Wishes {
  private static final String COLUMNS =
      "ledger_key, learner, journey, run, touchpoint, occurrence, publication, step, at, state,"
          + " gate, sent_at, basis_revised";

  private final Handle handle;

  public Wishes(Handle handle) {
    this.handle = handle;
  }

  /**
   * A learner's in all journeys, in event order; also those of the ids that she had before her
   * agents were linked.
   */
  public List<Wish> ofLearner(String learner) {
    return handle
        .createQuery(
            "SELECT "
                + COLUMNS
                + " FROM touchpoint WHERE (learner = :l"
                + " OR learner IN (SELECT id FROM agent WHERE learner = :l))"
                + " ORDER BY at, ledger_key")
        .bind("l", learner)
        .map((r, c) -> wish(r))
        .list();
  }

  /** What a run asked for, but of what is settled only what the standing position asked for. */
  List<Wish> ofRun(Asked asked) {
    Standing standing = asked.standing();
    return handle
        .createQuery(
            "SELECT "
                + COLUMNS
                + " FROM touchpoint WHERE learner = :l AND journey = :j AND run = :r"
                + " AND (at > :settled OR at = :standing)")
        .bind("l", asked.learner())
        .bind("j", asked.journey())
        .bind("r", asked.number())
        .bind(
            "settled",
            asked.settledTo() == null ? Long.MIN_VALUE : asked.settledTo().toEpochMilli())
        .bind("standing", standing == null ? Long.MIN_VALUE : standing.since().toEpochMilli())
        .map((r, c) -> wish(r))
        .list();
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

  /** When this touchpoint of this journey last went out to this learner. */
  Optional<Instant> lastSent(Wish wish) {
    return handle
        .createQuery(
            "SELECT MAX(sent_at) AS sent_at FROM touchpoint WHERE learner = :l AND journey = :j"
                + " AND touchpoint = :t")
        .bind("l", wish.learner())
        .bind("j", wish.journey())
        .bind("t", wish.touchpoint())
        .map((r, c) -> Optional.ofNullable(Rows.instantOrNull(r, "sent_at")))
        .one();
  }

  /** How often this touchpoint went out in this run. */
  int sentInRun(Wish wish) {
    return handle
        .createQuery(
            "SELECT COUNT(sent_at) FROM touchpoint WHERE learner = :l AND journey = :j"
                + " AND touchpoint = :t AND run = :r")
        .bind("l", wish.learner())
        .bind("j", wish.journey())
        .bind("t", wish.touchpoint())
        .bind("r", wish.run())
        .mapTo(Integer.class)
        .one();
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
    return Set.copyOf(
        handle
            .createQuery(
                "SELECT ledger_key FROM touchpoint WHERE learner = :l AND journey = :j"
                    + " AND sent_at IS NOT NULL")
            .bind("l", learner)
            .bind("j", journey)
            .mapTo(String.class)
            .list());
  }

  void add(Wish wish) {
    handle.execute(
        "INSERT INTO touchpoint (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
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
        Rows.millis(wish.sentAt()),
        wish.basisRevised() ? 1 : 0);
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
    handle.execute("UPDATE touchpoint SET state = 'withdrawn' WHERE ledger_key = ?", key);
  }

  void toSuppressed(String key, String gate) {
    handle.execute(
        "UPDATE touchpoint SET state = 'suppressed', gate = ? WHERE ledger_key = ?", gate, key);
  }

  void toSent(String key, Instant now) {
    handle.execute(
        "UPDATE touchpoint SET state = 'sent', sent_at = ? WHERE ledger_key = ?",
        now.toEpochMilli(),
        key);
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
        Rows.instantOrNull(r, "sent_at"),
        r.getInt("basis_revised") != 0);
  }

  private static String slug(Wish.State state) {
    return state.name().toLowerCase(Locale.ROOT);
  }
}
