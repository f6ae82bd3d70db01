package org.trailmark.lrs.sql;

import java.nio.ByteBuffer;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.index.EncodedPage;
import org.trailmark.lrs.index.RunStore;

/** Reads pages of runs from their table. */
final class RunPages implements RunStore.Reader {
  private static final String FLOOR =
      "SELECT first, page FROM run_page WHERE run = ? AND first <= ? ORDER BY first DESC LIMIT 1";
  private static final String HIGHER =
      "SELECT first, page FROM run_page WHERE run = ? AND first > ? ORDER BY first LIMIT 1";

  private final Session session;

  RunPages(Session session) {
    this.session = session;
  }

  @Override
  public @Nullable EncodedPage floor(long run, long key, long place) throws SQLException {
    return find(FLOOR, run, key, place);
  }

  @Override
  public @Nullable EncodedPage higher(long run, long key, long place) throws SQLException {
    return find(HIGHER, run, key, place);
  }

  private @Nullable EncodedPage find(String sql, long run, long key, long place)
      throws SQLException {
    PreparedStatement select = session.prepare(sql);
    select.setLong(1, run);
    select.setBytes(2, first(key, place));
    try (ResultSet rows = select.executeQuery()) {
      if (!rows.next()) {
        return null;
      }
      ByteBuffer first = ByteBuffer.wrap(rows.getBytes(1));
      return new EncodedPage(
          first.getLong() ^ Long.MIN_VALUE, first.getLong() ^ Long.MIN_VALUE, rows.getBytes(2));
    }
  }

  /** Bytes that compare as key and place do: the database compares them without their signs. */
  static byte[] first(long key, long place) {
    return ByteBuffer.allocate(16)
        .putLong(key ^ Long.MIN_VALUE)
        .putLong(place ^ Long.MIN_VALUE)
        .array();
  }
}
