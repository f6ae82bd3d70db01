package org.trailmark.journey.channel;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.db.Bulk;
import org.trailmark.journey.db.Json;
import org.trailmark.journey.db.Rows;
import org.trailmark.journey.extension.Payload;
import org.trailmark.journey.learner.Learners;
import org.trailmark.journey.ledger.Channel;
import org.trailmark.journey.ledger.Outgoing;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;

/**
 * Touchpoints that wait for an LMS or a page to show them: on demand, on any device. Nothing is
 * carried anywhere: what is written down in the ledger's transaction is there.
 */
public final class Inbox implements Channel {
  private static final String COLUMNS =
      "i.id AS id, i.payload AS payload, i.created_at AS created_at, i.expires_at AS expires_at,"
          + " i.read_at AS read_at, i.dismissed_at AS dismissed_at,"
          + " t.basis_revised AS basis_revised"
          + " FROM inbox i JOIN touchpoint t ON t.ledger_key = i.ledger_key";

  private static final Comparator<Item> NEWEST_FIRST = Comparator.comparing(Item::id).reversed();

  private final Attributes attributes;

  /**
   * @param attributes what messages may say of learners
   */
  public Inbox(Attributes attributes) {
    this.attributes = attributes;
  }

  @Override
  public String name() {
    return "inbox";
  }

  @Override
  public void accept(List<Outgoing> outgoings, Handle tx) {
    long id = Rows.nextId(tx, "inbox");
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (Outgoing outgoing : outgoings) {
      rows.add(
          Bulk.row(
              id++,
              outgoing.wish().key(),
              outgoing.learner().id(),
              Json.write(Payloads.of(outgoing, attributes)),
              outgoing.sentAt().toEpochMilli(),
              Rows.millis(outgoing.expiresAt())));
    }
    Bulk.update(
        tx,
        "INSERT INTO inbox (id, ledger_key, learner, payload, created_at, expires_at)"
            + " VALUES (?, ?, ?, ?, ?, ?)",
        rows);
  }

  @Override
  public Optional<Instant> seenAt(String key, Handle tx) {
    return tx.createQuery("SELECT read_at FROM inbox WHERE ledger_key = :key")
        .bind("key", key)
        .map((r, c) -> Optional.ofNullable(Rows.instantOrNull(r, "read_at")))
        .findOne()
        .flatMap(seen -> seen);
  }

  /** What lies in an inbox may have been shown already, so it is never taken back. */
  @Override
  public boolean retract(String key, Instant now, Handle tx) {
    return tx.createQuery("SELECT COUNT(*) FROM inbox WHERE ledger_key = :key")
            .bind("key", key)
            .mapTo(Long.class)
            .one()
        == 0;
  }

  /** What she pulls when she likes interrupts nobody. */
  @Override
  public boolean interrupts() {
    return false;
  }

  /**
   * What a learner has to see, newest first: neither dismissed nor expired. Also what was said
   * while an agent of hers was a learner of its own.
   *
   * @param before only items with a smaller id; null: from the newest
   */
  public static List<Item> of(
      String learner, Instant now, @Nullable Long before, int max, Handle handle) {
    List<Item> found = new ArrayList<>(page(learner, now, before, max, handle));
    new Learners(handle)
        .agents(learner).stream()
            .filter(id -> !id.equals(learner))
            .forEach(former -> found.addAll(page(former, now, before, max, handle)));
    return found.stream().sorted(NEWEST_FIRST).limit(max).toList();
  }

  private static List<Item> page(
      String learner, Instant now, @Nullable Long before, int max, Handle handle) {
    return handle
        .createQuery(
            "SELECT "
                + COLUMNS
                + " WHERE i.learner = :learner AND i.dismissed_at IS NULL"
                + " AND (i.expires_at IS NULL OR i.expires_at > :now)"
                + " AND i.id < :before ORDER BY i.id DESC LIMIT :max")
        .bind("learner", learner)
        .bind("now", now.toEpochMilli())
        .bind("before", before == null ? Long.MAX_VALUE : before)
        .bind("max", max)
        .map((r, c) -> item(r))
        .list();
  }

  /** Says that she has seen it; the first time counts. */
  public static Item read(long id, Instant now, Handle tx) {
    tx.execute(
        "UPDATE inbox SET read_at = ? WHERE id = ? AND read_at IS NULL", now.toEpochMilli(), id);
    return get(id, tx);
  }

  /** Puts it away; the first time counts. */
  public static Item dismiss(long id, Instant now, Handle tx) {
    tx.execute(
        "UPDATE inbox SET dismissed_at = ? WHERE id = ? AND dismissed_at IS NULL",
        now.toEpochMilli(),
        id);
    return get(id, tx);
  }

  /**
   * Whether an item was said to a learner, or to an agent of hers before it was linked.
   *
   * @param learner the id that she has now
   */
  public static boolean isHers(long id, String learner, Handle tx) {
    return tx.createQuery("SELECT learner FROM inbox WHERE id = :id")
        .bind("id", id)
        .mapTo(String.class)
        .findOne()
        .filter(whose -> new Learners(tx).agents(learner).contains(whose))
        .isPresent();
  }

  private static Item get(long id, Handle tx) {
    return tx.createQuery("SELECT " + COLUMNS + " WHERE i.id = :id")
        .bind("id", id)
        .map((r, c) -> item(r))
        .findOne()
        .orElseThrow(() -> new LrsException(ProblemCode.NOT_FOUND, "no inbox item " + id));
  }

  private static Item item(java.sql.ResultSet r) throws java.sql.SQLException {
    return new Item(
        r.getLong("id"),
        Json.read(Rows.text(r, "payload"), Payload.class),
        Rows.instant(r, "created_at"),
        Rows.instantOrNull(r, "read_at"),
        Rows.instantOrNull(r, "dismissed_at"),
        r.getInt("basis_revised") != 0);
  }

  /**
   * Something to see.
   *
   * @param readAt when she saw it; null: not yet
   * @param dismissedAt when it was put away; null: it was not
   * @param basisRevised whether what asked for it was revised away since
   */
  public record Item(
      long id,
      Payload content,
      Instant createdAt,
      @Nullable Instant readAt,
      @Nullable Instant dismissedAt,
      boolean basisRevised) {}
}
