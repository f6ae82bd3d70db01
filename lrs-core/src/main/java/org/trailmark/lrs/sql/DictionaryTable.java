package org.trailmark.lrs.sql;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.pack.DictionaryTraining.Learned;

/** The dictionaries that statements are packed with; never changed, never deleted. */
final class DictionaryTable {
  private static final String FIND = "SELECT dictionary FROM dictionary WHERE id = ?";
  private static final String NEWEST =
      "SELECT dictionary, head FROM dictionary ORDER BY head DESC LIMIT 1";
  private static final String SAVE =
      "INSERT INTO dictionary (id, head, dictionary) VALUES (?, ?, ?) ON CONFLICT DO NOTHING";

  private final Session session;

  DictionaryTable(Session session) {
    this.session = session;
  }

  byte @Nullable [] find(long id) throws SQLException {
    PreparedStatement select = session.prepare(FIND);
    select.setLong(1, id);
    try (ResultSet rows = select.executeQuery()) {
      return rows.next() ? rows.getBytes(1) : null;
    }
  }

  @Nullable Newest newest() throws SQLException {
    try (ResultSet rows = session.prepare(NEWEST).executeQuery()) {
      return rows.next() ? new Newest(rows.getBytes(1), rows.getLong(2)) : null;
    }
  }

  void save(Learned learned, long head) throws SQLException {
    PreparedStatement save = session.prepare(SAVE);
    save.setLong(1, learned.id());
    save.setLong(2, head);
    save.setBytes(3, learned.dictionary());
    save.executeUpdate();
  }

  /**
   * The dictionary to pack with.
   *
   * @param head how many statements there were when it was learned
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
  record Newest(byte[] dictionary, long head) {}
}
