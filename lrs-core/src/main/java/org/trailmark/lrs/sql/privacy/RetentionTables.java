package org.trailmark.lrs.sql.privacy;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.index.TermKeys;
import org.trailmark.lrs.sql.connection.Session;
import org.trailmark.lrs.sql.log.LogRow;
import org.trailmark.lrs.sql.log.LogTable;
import org.trailmark.lrs.sql.privacy.ErasureTables.Phase;
import org.trailmark.lrs.store.Retention.Done;
import org.trailmark.lrs.store.Retention.Order;
import org.trailmark.lrs.store.Retention.Removed;
import org.trailmark.lrs.store.Retention.Rule;
import org.trailmark.lrs.store.Retention.Run;

/** The runs of retention and what their rules do, as one session sees them. */
final class RetentionTables {
  private static final String RUN =
      "SELECT number, id, author, begun_at, attachments, phase FROM erasure WHERE kind = "
          + ErasureTables.RETENTION;

  private final Session session;

  RetentionTables(Session session) {
    this.session = session;
  }

  /**
   * Begins a run.
   *
   * @param now to the millisecond
   */
  void insert(long number, Order order, Instant now, List<DueRule> rules) throws SQLException {
    update(
        "INSERT INTO erasure (number, id, author, reason, begun_at, commitment, phase, seq,"
            + " identity_head, log_head, erased, changed, documents, identity_events, attachments,"
            + " kind) VALUES (?, ?, ?, '', ?, '', 0, 0, 0, ?, 0, 0, 0, 0, 0, ?)",
        number,
        order.id().toString(),
        order.author(),
        now.toEpochMilli(),
        new LogTable(session).head(),
        ErasureTables.RETENTION);
    for (int i = 0; i < rules.size(); i++) {
      DueRule rule = rules.get(i);
      update(
          "INSERT INTO retention_rule (erasure, place, name, hash, bound, from_seq, until_seq,"
              + " erased, held, voiding) VALUES (?, ?, ?, ?, ?, ?, ?, 0, 0, 0)",
          number,
          i,
          rule.name(),
          rule.hash(),
          rule.bound().toEpochMilli(),
          mark(rule),
          rule.until());
    }
  }

  /** The rules of a run, in their order, but for those that are not in force as they were. */
  List<DueRule> rules(long number, List<Rule> inForce, TermKeys make) throws SQLException {
    PreparedStatement select =
        session.prepare(
            "SELECT name, hash, bound, until_seq FROM retention_rule WHERE erasure = ?"
                + " ORDER BY place");
    select.setLong(1, number);
    List<DueRule> rules = new ArrayList<>();
    try (ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        String name = rows.getString(1);
        String hash = rows.getString(2);
        Optional<Rule> same =
            inForce.stream()
                .filter(rule -> rule.name().equals(name) && DueRule.hash(rule).equals(hash))
                .findFirst();
        if (same.isPresent()) {
          rules.add(
              new DueRule(
                  name,
                  hash,
                  DueRule.keys(same.get(), make),
                  Instant.ofEpochMilli(rows.getLong(3)),
                  rows.getLong(4)));
        }
      }
    }
    return rules;
  }

  /** How far the log was looked through for a rule; 0 where it is new, or says something else. */
  long mark(DueRule rule) throws SQLException {
    PreparedStatement find =
        session.prepare("SELECT seq FROM retention_mark WHERE name = ? AND hash = ?");
    find.setString(1, rule.name());
    find.setString(2, rule.hash());
    try (ResultSet row = find.executeQuery()) {
      return row.next() ? row.getLong(1) : 0;
    }
  }

  void mark(DueRule rule, long seq) throws SQLException {
    update(
        "INSERT INTO retention_mark (name, hash, seq) VALUES (?, ?, ?) ON CONFLICT (name)"
            + " DO UPDATE SET hash = excluded.hash, seq = excluded.seq",
        rule.name(),
        rule.hash(),
        seq);
  }

  /** Forgets how far others had come, and what they left. */
  void keepOnly(List<DueRule> rules) throws SQLException {
    try (ResultSet marks =
        session.prepare("SELECT name, hash FROM retention_mark").executeQuery()) {
      List<String> others = new ArrayList<>();
      while (marks.next()) {
        String name = marks.getString(1);
        String hash = marks.getString(2);
        if (rules.stream().noneMatch(r -> r.name().equals(name) && r.hash().equals(hash))) {
          others.add(name);
        }
      }
      for (String name : others) {
        update("DELETE FROM retention_kept WHERE rule = ?", name);
        update("DELETE FROM retention_mark WHERE name = ?", name);
      }
    }
  }

  void keep(DueRule rule, long seq, boolean held) throws SQLException {
    update(
        "INSERT INTO retention_kept (seq, rule, held) VALUES (?, ?, ?) ON CONFLICT (seq, rule)"
            + " DO UPDATE SET held = excluded.held",
        seq,
        rule.name(),
        held ? 1 : 0);
  }

  void keepNot(long seq) throws SQLException {
    update("DELETE FROM retention_kept WHERE seq = ?", seq);
  }

  /** Whether a rule left what is at a place. */
  boolean isKept(DueRule rule, long seq) throws SQLException {
    PreparedStatement find =
        session.prepare("SELECT 1 FROM retention_kept WHERE seq = ? AND rule = ?");
    find.setLong(1, seq);
    find.setString(2, rule.name());
    try (ResultSet row = find.executeQuery()) {
      return row.next();
    }
  }

  boolean hasKept(DueRule rule) throws SQLException {
    return !kept(rule, 0, 1).isEmpty();
  }

  /** Places of what a rule left, after another. */
  List<Long> kept(DueRule rule, long after, int max) throws SQLException {
    PreparedStatement select =
        session.prepare(
            "SELECT seq FROM retention_kept WHERE rule = ? AND seq > ? ORDER BY seq LIMIT ?");
    select.setString(1, rule.name());
    select.setLong(2, after);
    select.setInt(3, max);
    return places(select);
  }

  /** Places of what any rule left for one reason, after another. */
  List<Long> kept(boolean held, long after, int max) throws SQLException {
    PreparedStatement select =
        session.prepare(
            "SELECT DISTINCT seq FROM retention_kept WHERE held = ? AND seq > ?"
                + " ORDER BY seq LIMIT ?");
    select.setInt(1, held ? 1 : 0);
    select.setLong(2, after);
    select.setInt(3, max);
    return places(select);
  }

  private static List<Long> places(PreparedStatement select) throws SQLException {
    List<Long> places = new ArrayList<>();
    try (ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        places.add(rows.getLong(1));
      }
    }
    return places;
  }

  /** A rule emptied a place. */
  void removed(long number, DueRule rule, LogRow row) throws SQLException {
    update(
        "UPDATE erasure_place SET id = ?, rule = ? WHERE erasure = ? AND seq = ?",
        row.id().toString(),
        rule.name(),
        number,
        row.seq());
    update(
        "UPDATE retention_rule SET erased = erased + 1 WHERE erasure = ? AND name = ?",
        number,
        rule.name());
    keepNot(row.seq());
  }

  /** What the unfinished run has removed. */
  List<Removed> removed(long after, int max) throws SQLException {
    PreparedStatement select =
        session.prepare(
            "SELECT seq, id, rule FROM erasure_place WHERE erasure IN (SELECT number FROM erasure"
                + " WHERE phase < 6 AND kind = "
                + ErasureTables.RETENTION
                + ") AND seq > ? ORDER BY seq LIMIT ?");
    select.setLong(1, after);
    select.setInt(2, max);
    List<Removed> removed = new ArrayList<>();
    try (ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        removed.add(
            new Removed(rows.getLong(1), UUID.fromString(rows.getString(2)), rows.getString(3)));
      }
    }
    return removed;
  }

  /** Nothing more stays or goes in this run: says how much stays. */
  void countKept(long number) throws SQLException {
    for (boolean held : new boolean[] {true, false}) {
      update(
          "UPDATE retention_rule SET "
              + (held ? "held" : "voiding")
              + " = (SELECT count(*) FROM retention_kept k WHERE k.rule = retention_rule.name"
              + " AND k.held = ?) WHERE erasure = ?",
          held ? 1 : 0,
          number);
    }
  }

  @Nullable Run unfinished() throws SQLException {
    List<Run> found = runs(session.prepare(RUN + " AND phase < 6"));
    return found.isEmpty() ? null : found.get(0);
  }

  @Nullable Run find(UUID id) throws SQLException {
    PreparedStatement find = session.prepare(RUN + " AND id = ?");
    find.setString(1, id.toString());
    List<Run> found = runs(find);
    return found.isEmpty() ? null : found.get(0);
  }

  List<Run> list(long before, int max) throws SQLException {
    PreparedStatement list = session.prepare(RUN + " AND number < ? ORDER BY number DESC LIMIT ?");
    list.setLong(1, before);
    list.setInt(2, max);
    return runs(list);
  }

  private List<Run> runs(PreparedStatement select) throws SQLException {
    List<Run> found = new ArrayList<>();
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        boolean ended = Phase.of(row.getInt(6)) == Phase.DONE;
        found.add(
            new Run(
                row.getLong(1),
                UUID.fromString(row.getString(2)),
                row.getString(3),
                Instant.ofEpochMilli(row.getLong(4)),
                done(row.getLong(1), ended),
                row.getLong(5),
                ended));
      }
    }
    return found;
  }

  private List<Done> done(long number, boolean ended) throws SQLException {
    PreparedStatement select =
        session.prepare(
            "SELECT r.name, r.bound, r.erased, r.held, r.voiding, r.from_seq, r.until_seq,"
                + " coalesce(m.seq, r.from_seq) FROM retention_rule r LEFT JOIN retention_mark m"
                + " ON m.name = r.name AND m.hash = r.hash WHERE r.erasure = ? ORDER BY r.place");
    select.setLong(1, number);
    List<Done> rules = new ArrayList<>();
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        rules.add(
            new Done(
                row.getString(1),
                Instant.ofEpochMilli(row.getLong(2)),
                ended ? 1 : through(row.getLong(6), row.getLong(8), row.getLong(7)),
                row.getLong(3),
                row.getLong(4),
                row.getLong(5)));
      }
    }
    return rules;
  }

  private static double through(long from, long at, long until) {
    return until <= from ? 1 : Math.min(1, (double) (at - from) / (until - from));
  }

  private void update(String sql, Object... values) throws SQLException {
    new ErasureTables(session).update(sql, values);
  }
}
