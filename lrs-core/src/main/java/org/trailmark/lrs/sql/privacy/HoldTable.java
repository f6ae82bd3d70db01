package org.trailmark.lrs.sql.privacy;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.sql.connection.Session;
import org.trailmark.lrs.store.Eraser.Hold;
import org.trailmark.lrs.xapi.Ifi;

/** The table of legal holds. */
final class HoldTable {
  private static final String COLUMNS = "agent, author, reason, at";
  private static final String FIND = "SELECT " + COLUMNS + " FROM legal_hold WHERE agent = ?";
  private static final String LIST =
      "SELECT " + COLUMNS + " FROM legal_hold WHERE agent > ? ORDER BY agent LIMIT ?";
  private static final String SAVE =
      "INSERT INTO legal_hold (agent, author, reason, at) VALUES (?, ?, ?, ?)"
          + " ON CONFLICT (agent) DO UPDATE SET author = excluded.author,"
          + " reason = excluded.reason, at = excluded.at";
  private static final String REMOVE = "DELETE FROM legal_hold WHERE agent = ?";

  private final Session session;

  HoldTable(Session session) {
    this.session = session;
  }

  @Nullable Hold find(Ifi agent) throws SQLException {
    PreparedStatement find = session.prepare(FIND);
    find.setString(1, agent.key());
    List<Hold> found = read(find);
    return found.isEmpty() ? null : found.get(0);
  }

  List<Hold> list(String afterKey, int max) throws SQLException {
    PreparedStatement list = session.prepare(LIST);
    list.setString(1, afterKey);
    list.setInt(2, max);
    return read(list);
  }

  private static List<Hold> read(PreparedStatement select) throws SQLException {
    List<Hold> found = new ArrayList<>();
    try (ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        found.add(
            new Hold(
                Ifi.ofKey(rows.getString(1)),
                rows.getString(2),
                rows.getString(3),
                Instant.ofEpochMilli(rows.getLong(4))));
      }
    }
    return found;
  }

  int save(Hold hold) throws SQLException {
    PreparedStatement save = session.prepare(SAVE);
    save.setString(1, hold.agent().key());
    save.setString(2, hold.author());
    save.setString(3, hold.reason());
    save.setLong(4, hold.at().toEpochMilli());
    return save.executeUpdate();
  }

  int remove(Ifi agent) throws SQLException {
    PreparedStatement remove = session.prepare(REMOVE);
    remove.setString(1, agent.key());
    return remove.executeUpdate();
  }
}
