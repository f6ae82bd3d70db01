package org.trailmark.server.identities;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.store.IdentityEvent;

/** What the rule remembers, as one transaction sees it. */
final class SameEmailTables {
  private final Connection tx;

  SameEmailTables(Connection tx) {
    this.tx = tx;
  }

  /** Keeps that an agent has an address; says whether that is new. */
  boolean add(String hash, String agent, long seq) throws SQLException {
    return update(
            "INSERT INTO address (hash, agent, seq) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
            hash,
            agent,
            seq)
        > 0;
  }

  /** The agent who had the address first, other than this one; null: nobody else has it. */
  @Nullable String firstOther(String hash, String agent) throws SQLException {
    try (PreparedStatement find =
        tx.prepareStatement(
            "SELECT agent FROM address WHERE hash = ? AND agent <> ?"
                + " ORDER BY seq, agent LIMIT 1")) {
      find.setString(1, hash);
      find.setString(2, agent);
      try (ResultSet rows = find.executeQuery()) {
        return rows.next() ? rows.getString(1) : null;
      }
    }
  }

  /** How far events were followed. */
  long mark() throws SQLException {
    try (PreparedStatement find = tx.prepareStatement("SELECT seq FROM mark WHERE id = 1");
        ResultSet rows = find.executeQuery()) {
      rows.next();
      return rows.getLong(1);
    }
  }

  /** Takes the next event. */
  void follow(IdentityEvent event) throws SQLException {
    if (event.kind() == IdentityEvent.Kind.UNLINKED) {
      String one = event.one().key();
      String other = event.other().key();
      update(
          "INSERT INTO ended (one, other) VALUES (?, ?) ON CONFLICT DO NOTHING",
          first(one, other),
          last(one, other));
    }
    update("UPDATE mark SET seq = ? WHERE id = 1", event.seq());
  }

  /** Whether somebody ended a link of these two. */
  boolean wasEnded(String one, String other) throws SQLException {
    try (PreparedStatement find =
        tx.prepareStatement("SELECT 1 FROM ended WHERE one = ? AND other = ?")) {
      find.setString(1, first(one, other));
      find.setString(2, last(one, other));
      try (ResultSet rows = find.executeQuery()) {
        return rows.next();
      }
    }
  }

  /** Forgets an agent; how many rows that were. */
  int forget(String agent) throws SQLException {
    return update("DELETE FROM address WHERE agent = ?", agent)
        + update("DELETE FROM ended WHERE one = ? OR other = ?", agent, agent);
  }

  private static String first(String one, String other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private static String last(String one, String other) {
    return one.compareTo(other) < 0 ? other : one;
  }

  private int update(String sql, Object... values) throws SQLException {
    try (PreparedStatement change = tx.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        change.setObject(i + 1, values[i]);
      }
      return change.executeUpdate();
    }
  }
}
