package org.trailmark.lrs.sql.identity;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.sql.connection.Session;
import org.trailmark.lrs.store.IdentityEvent;
import org.trailmark.lrs.store.IdentityEvent.Kind;
import org.trailmark.lrs.store.IdentityStore.Pair;
import org.trailmark.lrs.xapi.Ifi;

/** Events and links in force, within one transaction that writes. */
final class IdentityTable {
  private static final String PERSON = IdentityRows.PERSON + "SELECT agent FROM person";
  private static final String BETWEEN =
      "SELECT "
          + IdentityRows.COLUMNS
          + " FROM identity_link l JOIN identity_event e ON e.seq = l.link"
          + " WHERE l.agent = ? AND l.other = ?";
  private static final String IN_FORCE =
      "SELECT "
          + IdentityRows.COLUMNS
          + " FROM identity_event e WHERE e.seq = ?"
          + " AND EXISTS (SELECT 1 FROM identity_link l WHERE l.link = e.seq)";
  private static final String HEAD =
      "SELECT coalesce(max(head), 0) FROM (SELECT max(seq) AS head FROM identity_event"
          + " UNION ALL SELECT max(identity_head) FROM erasure) heads";
  private static final String ADD_EVENT =
      "INSERT INTO identity_event (seq, kind, link, one, other, author, reason, at)"
          + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
  private static final String ADD_LINK =
      "INSERT INTO identity_link (agent, other, link) VALUES (?, ?, ?)";
  private static final String END_LINK = "DELETE FROM identity_link WHERE link = ?";

  private final Session session;
  private final String author;
  private final Instant now;

  /**
   * @param author of what is written
   * @param now to the millisecond
   */
  IdentityTable(Session session, String author, Instant now) {
    this.session = session;
    this.author = author;
    this.now = now;
  }

  /** The keys of all agents of a person. */
  Set<String> person(String agent) throws SQLException {
    PreparedStatement find = session.prepare(PERSON);
    find.setString(1, agent);
    Set<String> agents = new HashSet<>();
    try (ResultSet rows = find.executeQuery()) {
      while (rows.next()) {
        agents.add(rows.getString(1));
      }
    }
    return agents;
  }

  /** The link that joins these two directly; null: there is none in force. */
  @Nullable IdentityEvent between(Ifi one, Ifi other) throws SQLException {
    PreparedStatement find = session.prepare(BETWEEN);
    find.setString(1, one.key());
    find.setString(2, other.key());
    return first(find);
  }

  /** A link that is in force; null: it is not. */
  @Nullable IdentityEvent inForce(long link) throws SQLException {
    PreparedStatement find = session.prepare(IN_FORCE);
    find.setLong(1, link);
    return first(find);
  }

  IdentityEvent link(Pair pair) throws SQLException {
    long seq = head() + 1;
    IdentityEvent linked = event(seq, Kind.LINKED, seq, pair.one(), pair.other(), pair.reason());
    addLink(linked.one(), linked.other(), seq);
    addLink(linked.other(), linked.one(), seq);
    return linked;
  }

  /**
   * Ends a link.
   *
   * @param link one that is in force
   */
  IdentityEvent unlink(IdentityEvent link, String reason) throws SQLException {
    PreparedStatement end = session.prepare(END_LINK);
    end.setLong(1, link.seq());
    end.executeUpdate();
    return event(head() + 1, Kind.UNLINKED, link.seq(), link.one(), link.other(), reason);
  }

  /** Whoever writes has the table for herself, so the place after the last one is free. */
  private long head() throws SQLException {
    try (ResultSet rows = session.prepare(HEAD).executeQuery()) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private IdentityEvent event(long seq, Kind kind, long link, Ifi one, Ifi other, String reason)
      throws SQLException {
    PreparedStatement add = session.prepare(ADD_EVENT);
    add.setLong(1, seq);
    add.setInt(2, IdentityRows.code(kind));
    add.setLong(3, link);
    add.setString(4, one.key());
    add.setString(5, other.key());
    add.setString(6, author);
    add.setString(7, reason);
    add.setLong(8, now.toEpochMilli());
    add.executeUpdate();
    return new IdentityEvent(
        seq, kind, link, Ifi.ofKey(one.key()), Ifi.ofKey(other.key()), author, reason, now);
  }

  private void addLink(Ifi agent, Ifi other, long link) throws SQLException {
    PreparedStatement add = session.prepare(ADD_LINK);
    add.setString(1, agent.key());
    add.setString(2, other.key());
    add.setLong(3, link);
    add.executeUpdate();
  }

  private static @Nullable IdentityEvent first(PreparedStatement query) throws SQLException {
    try (ResultSet rows = query.executeQuery()) {
      return rows.next() ? IdentityRows.map(rows) : null;
    }
  }
}
