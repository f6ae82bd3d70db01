package org.trailmark.journey.channel;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.db.Bulk;
import org.trailmark.journey.db.Rows;
import org.trailmark.journey.ledger.Entries;
import org.trailmark.journey.ledger.Entry;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;

/** Deliveries that take a call over the network, as one transaction sees them. */
public final class Outbox {
  private static final String COLUMNS =
      "id, ledger_key, channel, learner, state, attempts, next_at, created_at, done_at, last_error";

  /** Who comes late with bad news, when another has it in his hands by now, changes nothing. */
  private static final String MINE = " WHERE id = ? AND attempts = ? AND state = 'waiting'";

  private final Handle handle;

  public Outbox(Handle handle) {
    this.handle = handle;
  }

  /**
   * What is to be delivered.
   *
   * @param key of the touchpoint
   * @param payload as JSON
   * @param at when it was handed over: its first try may begin
   */
  record Post(String key, String learner, String payload, Instant at) {}

  /**
   * Takes deliveries of a channel on, in this order.
   *
   * @param tries of each
   */
  void add(String channel, int tries, List<Post> posts) {
    long id = Rows.nextId(handle, "outbox");
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (Post post : posts) {
      long at = post.at().toEpochMilli();
      rows.add(Bulk.row(id++, post.key(), channel, post.learner(), post.payload(), tries, at, at));
    }
    Bulk.update(
        handle,
        "INSERT INTO outbox (id, ledger_key, channel, learner, payload, state, attempts,"
            + " tries_left, next_at, created_at) VALUES (?, ?, ?, ?, ?, 'waiting', 0, ?, ?, ?)",
        rows);
  }

  /** Whether nothing went out and nothing will: it was never tried, or is not here at all. */
  boolean retract(String key, String channel, Instant now) {
    handle.execute(
        "UPDATE outbox SET state = 'withdrawn', done_at = ?"
            + " WHERE ledger_key = ? AND channel = ? AND state = 'waiting' AND attempts = 0",
        now.toEpochMilli(),
        key,
        channel);
    return handle
            .createQuery(
                "SELECT COUNT(*) FROM outbox"
                    + " WHERE ledger_key = :key AND channel = :channel AND attempts > 0")
            .bind("key", key)
            .bind("channel", channel)
            .mapTo(Long.class)
            .one()
        == 0;
  }

  boolean isDue(String channel, Instant now) {
    return handle
        .createQuery(
            "SELECT 1 FROM outbox WHERE state = 'waiting' AND channel = :channel"
                + " AND next_at <= :now LIMIT 1")
        .bind("channel", channel)
        .bind("now", now.toEpochMilli())
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  /**
   * Takes the delivery of a channel that is due for longest, and counts the attempt before it is
   * made: so one that dies in the middle is known to have perhaps gone out.
   *
   * @param leaseUntil when it is tried again if nobody reports
   * @param process that has it in hand until then
   */
  Optional<Claim> claim(String channel, Instant now, Instant leaseUntil, String process) {
    Optional<Claim> claim =
        handle
            .createQuery(
                "SELECT id, ledger_key, channel, payload, attempts, tries_left FROM outbox"
                    + " WHERE state = 'waiting' AND channel = :channel AND next_at <= :now"
                    + " ORDER BY next_at, id LIMIT 1")
            .bind("channel", channel)
            .bind("now", now.toEpochMilli())
            .map(
                (r, c) ->
                    new Claim(
                        r.getLong("id"),
                        Rows.text(r, "ledger_key"),
                        Rows.text(r, "channel"),
                        Rows.text(r, "payload"),
                        r.getInt("attempts") + 1,
                        r.getInt("tries_left") - 1))
            .findOne();
    claim.ifPresent(
        c ->
            handle.execute(
                "UPDATE outbox SET attempts = ?, tries_left = ?, next_at = ?, claimed_by = ?"
                    + " WHERE id = ?",
                c.attempt(),
                c.triesLeft(),
                leaseUntil.toEpochMilli(),
                process,
                c.id()));
    return claim;
  }

  /** It was broken off, and is nobody's: the next may take it at once. */
  void release(Claim claim, Instant now) {
    handle.execute(
        "UPDATE outbox SET next_at = ?, claimed_by = NULL" + MINE,
        now.toEpochMilli(),
        claim.id(),
        claim.attempt());
  }

  /**
   * What other processes had in hand is tried again, without waiting for their leases: they have
   * ended.
   *
   * @param at from when on; a lease that ends before stays
   */
  void releaseOthers(String channel, String process, Instant at) {
    handle.execute(
        "UPDATE outbox SET next_at = ?, claimed_by = NULL WHERE channel = ? AND claimed_by <> ?"
            + " AND claimed_by IS NOT NULL AND state = 'waiting' AND next_at > ?",
        at.toEpochMilli(),
        channel,
        process,
        at.toEpochMilli());
  }

  /** What nobody has in hand and would wait for longer than {@code latest} is due now. */
  void hasten(String channel, Instant now, Instant latest) {
    handle.execute(
        "UPDATE outbox SET next_at = ? WHERE state = 'waiting' AND channel = ? AND next_at > ?"
            + " AND claimed_by IS NULL",
        now.toEpochMilli(),
        channel,
        latest.toEpochMilli());
  }

  /** It arrived, whoever else has it in his hands meanwhile. */
  void delivered(Claim claim, Instant now) {
    int done =
        handle.execute(
            "UPDATE outbox SET state = 'delivered', done_at = ?, last_error = NULL, claimed_by ="
                + " NULL WHERE id = ? AND state IN ('waiting', 'dead')",
            now.toEpochMilli(),
            claim.id());
    if (done > 0) {
      append(claim, Entry.Decision.DELIVERED, claim.channel() + " took it.", now);
    }
  }

  /** The receiver did not take it: once more at {@code nextAt}, or never again. */
  void failed(Claim claim, String error, Instant now, Instant nextAt) {
    if (claim.triesLeft() > 0) {
      handle.execute(
          "UPDATE outbox SET next_at = ?, last_error = ?, claimed_by = NULL" + MINE,
          nextAt.toEpochMilli(),
          Rows.storable(error),
          claim.id(),
          claim.attempt());
    } else {
      dead(claim, error, now);
    }
  }

  /** No receiver will take it, until an admin asks for another try. */
  void dead(Claim claim, String error, Instant now) {
    int done =
        handle.execute(
            "UPDATE outbox SET state = 'dead', done_at = ?, last_error = ?, claimed_by = NULL"
                + MINE,
            now.toEpochMilli(),
            Rows.storable(error),
            claim.id(),
            claim.attempt());
    if (done > 0) {
      append(claim, Entry.Decision.DEAD, claim.channel() + " did not take it: " + error, now);
    }
  }

  private void append(Claim claim, Entry.Decision decision, String reason, Instant now) {
    new Entries(handle)
        .append(
            claim.key(),
            new Entry(
                now,
                decision,
                "channel",
                reason,
                Map.of("attempts", String.valueOf(claim.attempt()))));
  }

  /**
   * Gives a dead delivery as many tries again.
   *
   * @throws LrsException {@code NOT_FOUND}, or {@code CONFLICT} where it is not dead
   */
  public Delivery retry(long id, int tries, Instant now) {
    Delivery dead = get(id);
    if (dead.state() != Delivery.State.DEAD) {
      throw new LrsException(
          ProblemCode.CONFLICT,
          "delivery " + id + " is " + slug(dead.state()) + "; only a dead one is tried again");
    }
    handle.execute(
        "UPDATE outbox SET state = 'waiting', tries_left = ?, next_at = ?, done_at = NULL"
            + " WHERE id = ?",
        tries,
        now.toEpochMilli(),
        id);
    new Entries(handle)
        .append(
            dead.key(),
            new Entry(
                now,
                Entry.Decision.RETRIED,
                "channel",
                "An admin asked for another try on " + dead.channel() + ".",
                Map.of()));
    return get(id);
  }

  /** Deliveries by id, after {@code after} (0 for the beginning). */
  public List<Delivery> list(Delivery.@Nullable State state, long after, int max) {
    return handle
        .createQuery(
            "SELECT "
                + COLUMNS
                + " FROM outbox WHERE id > :after"
                + (state == null ? "" : " AND " + is(state))
                + " ORDER BY id LIMIT :max")
        .bind("after", after)
        .bind("max", max)
        .map((r, c) -> delivery(r))
        .list();
  }

  /** The deliveries of touchpoints, by their key, oldest first; those without any are left out. */
  public Map<String, List<Delivery>> ofKeys(Collection<String> keys) {
    return Bulk.grouped(
        handle,
        "wanted",
        Bulk.rows(keys),
        "SELECT ledger_key, "
            + COLUMNS
            + " FROM asked CROSS JOIN outbox WHERE ledger_key = wanted ORDER BY id",
        row -> Rows.text(row, "ledger_key"),
        Outbox::delivery);
  }

  /** How many are in a state. */
  public long count(Delivery.State state) {
    return handle
        .createQuery("SELECT COUNT(*) FROM outbox WHERE " + is(state))
        .mapTo(Long.class)
        .one();
  }

  /** How many are in a state, by channel; only channels that have any. */
  public Map<String, Long> countByChannel(Delivery.State state) {
    Map<String, Long> counts = new LinkedHashMap<>();
    handle
        .createQuery(
            "SELECT channel, COUNT(*) AS deliveries FROM outbox WHERE "
                + is(state)
                + " GROUP BY channel ORDER BY channel")
        .map((r, c) -> Map.entry(Rows.text(r, "channel"), r.getLong("deliveries")))
        .forEach(e -> counts.put(e.getKey(), e.getValue()));
    return counts;
  }

  /** Channels for which something waits. */
  public List<String> waitingChannels() {
    return List.copyOf(countByChannel(Delivery.State.WAITING).keySet());
  }

  private Delivery get(long id) {
    return handle
        .createQuery("SELECT " + COLUMNS + " FROM outbox WHERE id = :id")
        .bind("id", id)
        .map((r, c) -> delivery(r))
        .findOne()
        .orElseThrow(() -> new LrsException(ProblemCode.NOT_FOUND, "no delivery " + id));
  }

  private static Delivery delivery(ResultSet r) throws SQLException {
    return new Delivery(
        r.getLong("id"),
        Rows.text(r, "ledger_key"),
        Rows.text(r, "channel"),
        Rows.text(r, "learner"),
        Delivery.State.valueOf(Rows.text(r, "state").toUpperCase(Locale.ROOT)),
        r.getInt("attempts"),
        Rows.instant(r, "next_at"),
        Rows.instant(r, "created_at"),
        Rows.instantOrNull(r, "done_at"),
        r.getString("last_error"));
  }

  /** The state stands in the text, so that the indexes of only the waiting and the dead fit. */
  private static String is(Delivery.State state) {
    return "state = '" + slug(state) + "'";
  }

  private static String slug(Delivery.State state) {
    return state.name().toLowerCase(Locale.ROOT);
  }

  /**
   * A delivery that the worker has in its hands.
   *
   * @param attempt which attempt this is, from 1
   * @param triesLeft how many may follow
   */
  record Claim(long id, String key, String channel, String payload, int attempt, int triesLeft) {}
}
