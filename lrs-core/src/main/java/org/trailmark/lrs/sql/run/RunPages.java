package org.trailmark.lrs.sql.run;

import java.nio.ByteBuffer;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.index.EncodedPage;
import org.trailmark.lrs.index.RunStore;
import org.trailmark.lrs.sql.connection.Session;

/** Reads pages of runs from their table. */
public final class RunPages implements RunStore.Reader {
  private static final String FLOOR =
      "SELECT first, page FROM run_page WHERE run = ? AND first <= ? ORDER BY first DESC LIMIT 1";
  private static final String HIGHER =
      "SELECT first, page FROM run_page WHERE run = ? AND first > ? ORDER BY first LIMIT 1";

  private final Session session;
  private final LongConsumer damaged;

  /**
   * @param damaged hears of a run that has a page which is not what was written
   */
  RunPages(Session session, LongConsumer damaged) {
    this.session = session;
    this.damaged = damaged;
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
      EncodedPage page = page(rows.getBytes(1), rows.getBytes(2));
      if (!page.isWhole()) {
        damaged.accept(run);
        throw IndexKeeper.damage();
      }
      return page;
    }
  }

  /**
   * A page as the table has it.
   *
   * @param first what {@link #first(long, long)} made of its first entry
   */
  public static EncodedPage page(byte[] first, byte[] bytes) {
    ByteBuffer entry = ByteBuffer.wrap(first);
    return new EncodedPage(
        entry.getLong() ^ Long.MIN_VALUE, entry.getLong() ^ Long.MIN_VALUE, bytes);
  }

  /** Bytes that compare as key and place do: the database compares them without their signs. */
  static byte[] first(long key, long place) {
    return ByteBuffer.allocate(16)
        .putLong(key ^ Long.MIN_VALUE)
        .putLong(place ^ Long.MIN_VALUE)
        .array();
  }
}
