package org.trailmark.lrs.sql;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;

/**
 * Lets a statement whose object is a StatementRef be found by what finds the statement it refers
 * to, through any number of references and in whatever order they arrive (xAPI-Communication 2.1.3,
 * Filter Conditions for StatementRefs).
 *
 * <p>Terms flow from the target to those that refer to it. A statement that gets new terms hands
 * them on; sets only grow and are finite, so circles come to rest.
 */
final class References {
  private static final String REFER =
      "INSERT INTO reference (target, seq) VALUES (?, ?) ON CONFLICT DO NOTHING";
  private static final String INHERIT =
      "INSERT INTO inherited (seq, terms) VALUES (?, ?)"
          + " ON CONFLICT (seq) DO UPDATE SET terms = excluded.terms";
  private static final String NODE =
      "SELECT s.seq, s.id, s.terms, i.terms FROM statement s"
          + " LEFT JOIN inherited i ON i.seq = s.seq WHERE s.id = ?";
  private static final String REFERRERS =
      "SELECT s.seq, s.id, s.terms, i.terms FROM reference r"
          + " JOIN statement s ON s.seq = r.seq"
          + " LEFT JOIN inherited i ON i.seq = s.seq WHERE r.target = ?";

  private final Session session;
  private final EntryTable entries;

  References(Session session, EntryTable entries) {
    this.session = session;
    this.entries = entries;
  }

  /** Ties statements that were just inserted to those they refer to and that refer to them. */
  void tie(List<LogRow> added) throws SQLException {
    for (LogRow row : added) {
      UUID target = row.keys().target();
      if (target != null) {
        refer(target, row.seq());
      }
    }
    for (LogRow row : added) {
      UUID target = row.keys().target();
      if (target != null) {
        Node heir = new Node(row.seq(), row.id(), row.terms(), TermSet.EMPTY);
        for (Node here : nodes(NODE, target)) {
          inherit(heir, here.terms());
        }
      }
    }
    Deque<UUID> changed = new ArrayDeque<>();
    added.forEach(row -> changed.add(row.id()));
    while (!changed.isEmpty()) {
      changed.addAll(handOn(changed.remove()));
    }
  }

  private void refer(UUID target, long seq) throws SQLException {
    PreparedStatement insert = session.prepare(REFER);
    insert.setBytes(1, UuidBytes.of(target));
    insert.setLong(2, seq);
    insert.executeUpdate();
  }

  /** Gives those who refer to a statement the terms that they lack; returns who got some. */
  private List<UUID> handOn(UUID id) throws SQLException {
    List<Node> referrers = nodes(REFERRERS, id);
    if (referrers.isEmpty()) {
      return List.of();
    }
    TermSet terms = nodes(NODE, id).get(0).terms();
    List<UUID> changed = new ArrayList<>();
    for (Node referrer : referrers) {
      if (inherit(referrer, terms)) {
        changed.add(referrer.id());
      }
    }
    return changed;
  }

  private boolean inherit(Node heir, TermSet terms) throws SQLException {
    TermSet news = terms.without(heir.terms());
    if (news.isEmpty()) {
      return false;
    }
    PreparedStatement upsert = session.prepare(INHERIT);
    upsert.setLong(1, heir.seq());
    upsert.setBytes(2, heir.inherited().and(news).bytes());
    upsert.executeUpdate();
    entries.add(news, heir.seq());
    return true;
  }

  private List<Node> nodes(String sql, UUID id) throws SQLException {
    PreparedStatement select = session.prepare(sql);
    select.setBytes(1, UuidBytes.of(id));
    List<Node> nodes = new ArrayList<>();
    try (ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        byte[] inherited = rows.getBytes(4);
        nodes.add(
            new Node(
                rows.getLong(1),
                UuidBytes.toUuid(rows.getBytes(2)),
                TermSet.ofBytes(rows.getBytes(3)),
                inherited == null ? TermSet.EMPTY : TermSet.ofBytes(inherited)));
      }
    }
    return nodes;
  }

  /** A statement that is here, with the terms that find it. */
  private record Node(long seq, UUID id, TermSet own, TermSet inherited) {

    TermSet terms() {
      return own.and(inherited);
    }
  }
}
