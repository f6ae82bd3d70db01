package org.trailmark.lrs.sql.log;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.trailmark.lrs.pack.DictionaryTraining.Learned;
import org.trailmark.lrs.sql.connection.Session;

/**
 * The dictionaries that statements are packed with. Those from before people's data was masked are
 * only read with; the first erasure makes them useless and deletes them.
 */
public final class DictionaryTable {
  private static final String FIND = "SELECT dictionary FROM dictionary WHERE id = ?";
  private static final String NEWEST =
      "SELECT dictionary, head FROM dictionary WHERE masked = 1 ORDER BY head DESC LIMIT 1";
  private static final String SAVE =
      "INSERT INTO dictionary (id, head, dictionary, masked) VALUES (?, ?, ?, 1) ON CONFLICT DO"
          + " NOTHING";

  private static final String UNMASKED = "SELECT id FROM dictionary WHERE masked = 0";
  private static final String FORGET_UNMASKED = "DELETE FROM dictionary WHERE masked = 0";

  private final Session session;

  public DictionaryTable(Session session) {
    this.session = session;
  }

  Optional<byte[]> find(long id) throws SQLException {
    PreparedStatement select = session.prepare(FIND);
    select.setLong(1, id);
    try (ResultSet rows = select.executeQuery()) {
      return rows.next() ? Optional.of(rows.getBytes(1)) : Optional.empty();
    }
  }

  Optional<Newest> newest() throws SQLException {
    try (ResultSet rows = session.prepare(NEWEST).executeQuery()) {
      return rows.next()
          ? Optional.of(new Newest(rows.getBytes(1), rows.getLong(2)))
          : Optional.empty();
    }
  }

  /** Those that may hold people's data. */
  public Set<Long> unmasked() throws SQLException {
    Set<Long> ids = new HashSet<>();
    try (ResultSet rows = session.prepare(UNMASKED).executeQuery()) {
      while (rows.next()) {
        ids.add(rows.getLong(1));
      }
    }
    return ids;
  }

  /** To be called when no statement needs them. */
  public void forgetUnmasked() throws SQLException {
    session.prepare(FORGET_UNMASKED).executeUpdate();
  }

  /** How many were saved: none, where it was there. */
  int save(Learned learned, long head) throws SQLException {
    PreparedStatement save = session.prepare(SAVE);
    save.setLong(1, learned.id());
    save.setLong(2, head);
    save.setBytes(3, learned.dictionary());
    return save.executeUpdate();
  }

  /**
   * The dictionary to pack with.
   *
   * @param head how many statements there were when it was learned
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
  record Newest(byte[] dictionary, long head) {}
}
