package org.trailmark.lrs.sql.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.sql.connection.SqlReader;
import org.trailmark.lrs.store.AuditEntry;
import org.trailmark.lrs.store.AuditQuery;
import org.trailmark.lrs.store.AuditReader;
import org.trailmark.lrs.store.AuditedAct;

/** Reads the table of the audit log. */
public final class SqlAuditReader implements AuditReader {
  /** In the order that {@link #map} expects; the table's alias is {@code e}. */
  static final String COLUMNS = columns("e");

  private static final int COUNT = 11;
  private static final String AFTER =
      "SELECT " + COLUMNS + " FROM audit_entry e WHERE e.seq > :seq ORDER BY e.seq LIMIT :max";

  /** Texts are compared by their first characters, which both databases can do alike. */
  private static final String ACTS =
      "SELECT "
          + COLUMNS
          + ", "
          + columns("o")
          + " FROM audit_entry e LEFT JOIN audit_entry o ON o.act = e.seq AND o.seq > e.seq"
          + " WHERE e.act = e.seq AND e.seq < :before AND e.at >= :since AND e.at < :until"
          + " AND substr(e.route, 1, length(:route)) = :route AND (:who = '' OR e.who = :who)"
          + " ORDER BY e.seq DESC LIMIT :max";

  private final SqlReader reader;

  public SqlAuditReader(SqlReader reader) {
    this.reader = reader;
  }

  private static String columns(String alias) {
    return ("@.seq, @.act, @.at, @.who, @.method, @.route, @.outcome, @.detail_hash, @.previous,"
            + " @.hash, @.detail")
        .replace("@", alias);
  }

  @Override
  public List<AuditEntry> readAfter(long seq, int max) {
    return reader.read(
        handle ->
            handle
                .createQuery(AFTER)
                .bind("seq", seq)
                .bind("max", max)
                .map((row, unused) -> map(row, 0))
                .list());
  }

  @Override
  public List<AuditedAct> acts(AuditQuery query, long before, int max) {
    return reader.read(
        handle ->
            handle
                .createQuery(ACTS)
                .bind("before", before)
                .bind("since", millis(query.since(), Long.MIN_VALUE))
                .bind("until", millis(query.until(), Long.MAX_VALUE))
                .bind("route", query.route() == null ? "" : query.route())
                .bind("who", query.who() == null ? "" : query.who())
                .bind("max", max)
                .map((row, unused) -> act(row))
                .list());
  }

  private static long millis(@Nullable Instant time, long otherwise) {
    return time == null ? otherwise : time.toEpochMilli();
  }

  private static AuditedAct act(ResultSet row) throws SQLException {
    AuditEntry begun = map(row, 0);
    row.getLong(COUNT + 1);
    return new AuditedAct(begun, row.wasNull() ? null : map(row, COUNT));
  }

  /**
   * An entry.
   *
   * @param skip how many columns come before its own
   */
  static AuditEntry map(ResultSet row, int skip) throws SQLException {
    return new AuditEntry(
        row.getLong(skip + 1),
        row.getLong(skip + 2),
        Instant.ofEpochMilli(row.getLong(skip + 3)),
        row.getString(skip + 4),
        row.getString(skip + 5),
        row.getString(skip + 6),
        row.getInt(skip + 7),
        row.getString(skip + 8),
        row.getString(skip + 9),
        row.getString(skip + 10),
        row.getString(skip + 11));
  }
}
