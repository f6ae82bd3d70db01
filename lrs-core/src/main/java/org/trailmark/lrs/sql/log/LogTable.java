package org.trailmark.lrs.sql.log;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.sql.connection.Session;

/** The log's table. */
public final class LogTable {
  /** What {@link #rows} reads. */
  public static final String COLUMNS = "seq, id, stored, target, voiding, terms, packed";

  private static final String FIND = "SELECT " + COLUMNS + " FROM log WHERE seq = ?";
  private static final String KEYS =
      "SELECT seq, id, target, voiding, terms FROM log"
          + " WHERE seq BETWEEN ? AND ? ORDER BY seq LIMIT ?";
  private static final String CONTENT = "SELECT seq, id, stored, voiding, packed FROM log WHERE ";
  private static final String RANGE = CONTENT + "seq BETWEEN ? AND ? ORDER BY seq LIMIT ?";
  private static final String HEAD =
      "SELECT coalesce(max(head), 0) FROM (SELECT max(seq) AS head FROM log"
          + " UNION ALL SELECT max(log_head) FROM erasure) heads";
  private static final String NEWEST = "SELECT coalesce(max(seq), 0) FROM log";
  private static final String INSERT =
      "INSERT INTO log (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?)";

  private static final String AFTER =
      "SELECT " + COLUMNS + " FROM log WHERE seq > ? ORDER BY seq LIMIT ?";
  private static final String CHANGE = "UPDATE log SET terms = ?, packed = ? WHERE seq = ?";
  private static final String DELETE = "DELETE FROM log WHERE seq = ?";

  /** A session keeps a statement for each number of places. */
  private static final int MOST_AT_ONCE = 64;

  private final Session session;

  public LogTable(Session session) {
    this.session = session;
  }

  /** The newest place that was ever given, 0 when there is none; its row may be erased. */
  public long head() throws SQLException {
    try (ResultSet rows = session.prepare(HEAD).executeQuery()) {
      rows.next();
      return rows.getLong(1);
    }
  }

  /** The newest place that has a row, 0 when there is none. */
  public long newest() throws SQLException {
    try (ResultSet rows = session.prepare(NEWEST).executeQuery()) {
      rows.next();
      return rows.getLong(1);
    }
  }

  /** The row at a place; null: it was erased, or never was. */
  public @Nullable LogRow find(long seq) throws SQLException {
    PreparedStatement select = session.prepare(FIND);
    select.setLong(1, seq);
    try (ResultSet rows = select.executeQuery()) {
      return rows.next() ? map(rows) : null;
    }
  }

  /** The oldest rows after a place. */
  public List<LogRow> after(long seq, int max) throws SQLException {
    PreparedStatement select = session.prepare(AFTER);
    select.setLong(1, seq);
    select.setInt(2, max);
    return rows(select);
  }

  /** Other terms and another content for a row that is there; for erasures alone. */
  public void change(LogRow row) throws SQLException {
    PreparedStatement change = session.prepare(CHANGE);
    change.setBytes(1, LogSeal.terms(row.keys()));
    change.setBytes(2, LogSeal.packed(row));
    change.setLong(3, row.seq());
    change.executeUpdate();
  }

  /** For erasures alone. */
  public void delete(long seq) throws SQLException {
    PreparedStatement delete = session.prepare(DELETE);
    delete.setLong(1, seq);
    delete.executeUpdate();
  }

  /** What the rows at some places hold, in any order; what is not there is left out. */
  List<PackedRow> content(List<Long> places) throws SQLException {
    List<PackedRow> found = new ArrayList<>(places.size());
    for (int from = 0; from < places.size(); from += MOST_AT_ONCE) {
      List<Long> some = places.subList(from, Math.min(places.size(), from + MOST_AT_ONCE));
      PreparedStatement select = session.prepare(contentSql(some.size()));
      for (int i = 0; i < some.size(); i++) {
        select.setLong(i + 1, some.get(i));
      }
      content(select, found::add);
    }
    return found;
  }

  private static String contentSql(int places) {
    return CONTENT + "seq IN (?" + ", ?".repeat(places - 1) + ")";
  }

  /** What the oldest rows of a part of the log hold, both ends included. */
  List<PackedRow> content(long from, long to, int max) throws SQLException {
    List<PackedRow> found = new ArrayList<>();
    content(from, to, max, found::add);
    return found;
  }

  /**
   * The same, one after another.
   *
   * @param taker says whether it takes more
   */
  void content(long from, long to, int max, Predicate<PackedRow> taker) throws SQLException {
    content(range(RANGE, from, to, max), taker);
  }

  private static void content(PreparedStatement select, Predicate<PackedRow> taker)
      throws SQLException {
    try (ResultSet rows = select.executeQuery()) {
      boolean more = true;
      while (more && rows.next()) {
        long seq = rows.getLong(1);
        UUID id = UuidBytes.toUuid(rows.getBytes(2));
        Instant stored = Instant.ofEpochMilli(rows.getLong(3));
        boolean voiding = rows.getInt(4) == 1;
        byte[] packed = LogSeal.opened(seq, id, stored, voiding, rows.getBytes(5));
        more = taker.test(new PackedRow(seq, id, stored, voiding, packed));
      }
    }
  }

  /** The keys of the oldest rows of a part of the log, both ends included. */
  public List<RowKeys> keys(long from, long to, int max) throws SQLException {
    List<RowKeys> found = new ArrayList<>();
    try (ResultSet rows = range(KEYS, from, to, max).executeQuery()) {
      while (rows.next()) {
        found.add(
            LogSeal.keys(
                rows.getLong(1),
                UuidBytes.toUuid(rows.getBytes(2)),
                uuid(rows.getBytes(3)),
                rows.getInt(4) == 1,
                rows.getBytes(5)));
      }
    }
    return found;
  }

  private PreparedStatement range(String sql, long from, long to, int max) throws SQLException {
    PreparedStatement select = session.prepare(sql);
    select.setLong(1, from);
    select.setLong(2, to);
    select.setInt(3, max);
    return select;
  }

  /** The rows that a statement gives, which selects {@link #COLUMNS}. */
  public static List<LogRow> rows(PreparedStatement select) throws SQLException {
    List<LogRow> found = new ArrayList<>();
    try (ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        found.add(map(rows));
      }
    }
    return found;
  }

  /** Puts rows at their places; whoever has the turn to store calls it. */
  public void insert(List<LogRow> added) throws SQLException {
    PreparedStatement insert = session.prepare(INSERT);
    for (LogRow row : added) {
      insert.setLong(1, row.seq());
      insert.setBytes(2, UuidBytes.of(row.id()));
      insert.setLong(3, row.stored().toEpochMilli());
      if (row.target() == null) {
        insert.setNull(4, Types.VARBINARY);
      } else {
        insert.setBytes(4, UuidBytes.of(row.target()));
      }
      insert.setInt(5, row.voiding() ? 1 : 0);
      insert.setBytes(6, LogSeal.terms(row.keys()));
      insert.setBytes(7, LogSeal.packed(row));
      insert.addBatch();
    }
    insert.executeBatch();
  }

  private static LogRow map(ResultSet row) throws SQLException {
    long seq = row.getLong(1);
    UUID id = UuidBytes.toUuid(row.getBytes(2));
    Instant stored = Instant.ofEpochMilli(row.getLong(3));
    UUID target = uuid(row.getBytes(4));
    boolean voiding = row.getInt(5) == 1;
    return new LogRow(
        seq,
        id,
        stored,
        target,
        voiding,
        LogSeal.keys(seq, id, target, voiding, row.getBytes(6)).terms(),
        LogSeal.opened(seq, id, stored, voiding, row.getBytes(7)));
  }

  private static @Nullable UUID uuid(byte @Nullable [] bytes) {
    return bytes == null ? null : UuidBytes.toUuid(bytes);
  }
}
