package org.trailmark.lrs.sql;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The log's table. */
final class LogTable {
  static final String COLUMNS = "seq, id, stored, target, voiding, terms, packed";
  private static final String FIND = "SELECT " + COLUMNS + " FROM log WHERE seq = ?";
  private static final String RANGE =
      "SELECT " + COLUMNS + " FROM log WHERE seq BETWEEN ? AND ? ORDER BY seq LIMIT ?";
  private static final String HEAD = "SELECT coalesce(max(seq), 0) FROM log";
  private static final String INSERT =
      "INSERT INTO log (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?)";

  /** A session keeps a statement for each number of places. */
  private static final int MOST_AT_ONCE = 64;

  private final Session session;

  LogTable(Session session) {
    this.session = session;
  }

  /** The {@code seq} of the newest row, 0 when there is none. */
  long head() throws SQLException {
    try (ResultSet rows = session.prepare(HEAD).executeQuery()) {
      rows.next();
      return rows.getLong(1);
    }
  }

  @Nullable LogRow find(long seq) throws SQLException {
    PreparedStatement select = session.prepare(FIND);
    select.setLong(1, seq);
    try (ResultSet rows = select.executeQuery()) {
      return rows.next() ? map(rows) : null;
    }
  }

  /** The rows at some places, in the order of the places; what is not there is left out. */
  List<LogRow> all(List<Long> places) throws SQLException {
    if (places.isEmpty()) {
      return List.of();
    }
    Map<Long, LogRow> found = new HashMap<>(2 * places.size());
    for (int from = 0; from < places.size(); from += MOST_AT_ONCE) {
      read(places.subList(from, Math.min(places.size(), from + MOST_AT_ONCE)), found);
    }
    return places.stream().map(found::get).filter(Objects::nonNull).toList();
  }

  private void read(List<Long> places, Map<Long, LogRow> found) throws SQLException {
    PreparedStatement select = session.prepare(all(places.size()));
    for (int i = 0; i < places.size(); i++) {
      select.setLong(i + 1, places.get(i));
    }
    try (ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        LogRow row = map(rows);
        found.put(row.seq(), row);
      }
    }
  }

  private static String all(int places) {
    return "SELECT " + COLUMNS + " FROM log WHERE seq IN (?" + ", ?".repeat(places - 1) + ")";
  }

  /** The oldest rows of a part of the log, both ends included. */
  List<LogRow> range(long from, long to, int max) throws SQLException {
    PreparedStatement select = session.prepare(RANGE);
    select.setLong(1, from);
    select.setLong(2, to);
    select.setInt(3, max);
    return rows(select);
  }

  /** The rows that a statement gives, which selects {@link #COLUMNS}. */
  static List<LogRow> rows(PreparedStatement select) throws SQLException {
    List<LogRow> found = new ArrayList<>();
    try (ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        found.add(map(rows));
      }
    }
    return found;
  }

  void insert(List<LogRow> added) throws SQLException {
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
      insert.setBytes(6, row.terms().bytes());
      insert.setBytes(7, row.packed());
      insert.addBatch();
    }
    insert.executeBatch();
  }

  private static LogRow map(ResultSet row) throws SQLException {
    byte[] target = row.getBytes(4);
    return new LogRow(
        row.getLong(1),
        UuidBytes.toUuid(row.getBytes(2)),
        Instant.ofEpochMilli(row.getLong(3)),
        target == null ? null : UuidBytes.toUuid(target),
        row.getInt(5) == 1,
        TermSet.ofBytes(row.getBytes(6)),
        row.getBytes(7));
  }
}
