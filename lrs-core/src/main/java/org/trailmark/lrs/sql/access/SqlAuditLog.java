package org.trailmark.lrs.sql.access;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.trailmark.lrs.sql.connection.Session;
import org.trailmark.lrs.sql.connection.SqlReader;
import org.trailmark.lrs.sql.connection.SqlWriter;
import org.trailmark.lrs.store.AuditEntry;
import org.trailmark.lrs.store.AuditLog;
import org.trailmark.lrs.store.AuditQuery;
import org.trailmark.lrs.store.AuditedAct;

/**
 * The audit log in a table. Whoever writes has the table for herself, on every node, so that each
 * entry follows the one before it. Runs on the caller's thread.
 */
public final class SqlAuditLog implements AuditLog {
  private static final String LAST =
      "SELECT " + SqlAuditReader.COLUMNS + " FROM audit_entry e ORDER BY e.seq DESC LIMIT 1";
  private static final String ADD =
      "INSERT INTO audit_entry (seq, act, at, who, method, route, outcome, detail_hash, previous,"
          + " hash, detail) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
  private static final String DETAILS =
      "SELECT seq, detail FROM audit_entry WHERE seq > ? AND detail IS NOT NULL ORDER BY seq"
          + " LIMIT 500";
  private static final String FORGET = "UPDATE audit_entry SET detail = NULL WHERE seq = ?";

  private final SqlAuditReader reader;
  private final SqlWriter writer;
  private final InstantSource clock;

  public SqlAuditLog(SqlReader reader, SqlWriter writer, InstantSource clock) {
    this.reader = new SqlAuditReader(reader);
    this.writer = writer;
    this.clock = clock;
  }

  @Override
  public AuditEntry begin(String who, String method, String route, String detail) {
    return add(
        after -> AuditEntry.begun(after.seq + 1, now(), who, method, route, detail, after.hash));
  }

  @Override
  public AuditEntry end(AuditEntry begun, int outcome) {
    return add(after -> AuditEntry.ended(after.seq + 1, now(), begun, outcome, after.hash));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private AuditEntry add(Function<Head, AuditEntry> next) {
    return writer.transaction(
        session -> {
          AuditEntry entry = next.apply(head(session));
          add(session, entry);
          return entry;
        });
  }

  private static Head head(Session session) throws SQLException {
    try (ResultSet rows = session.prepare(LAST).executeQuery()) {
      if (!rows.next()) {
        return new Head(0, AuditEntry.NONE);
      }
      AuditEntry last = SqlAuditReader.map(rows, 0);
      return new Head(last.seq(), last.hash());
    }
  }

  private static void add(Session session, AuditEntry entry) throws SQLException {
    PreparedStatement add = session.prepare(ADD);
    add.setLong(1, entry.seq());
    add.setLong(2, entry.act());
    add.setLong(3, entry.at().toEpochMilli());
    add.setString(4, entry.who());
    add.setString(5, entry.method());
    add.setString(6, entry.route());
    add.setInt(7, entry.outcome());
    add.setString(8, entry.detailHash());
    add.setString(9, entry.previous());
    add.setString(10, entry.hash());
    add.setString(11, entry.detail());
    add.executeUpdate();
  }

  @Override
  public long forget(Collection<String> texts) {
    if (texts.stream().anyMatch(String::isEmpty)) {
      throw new IllegalArgumentException("every detail mentions nothing");
    }
    return writer.transaction(session -> forget(session, texts));
  }

  private static long forget(Session session, Collection<String> texts) throws SQLException {
    PreparedStatement forget = session.prepare(FORGET);
    long forgotten = 0;
    long seq = 0;
    boolean more = true;
    while (more) {
      more = false;
      PreparedStatement details = session.prepare(DETAILS);
      details.setLong(1, seq);
      try (ResultSet rows = details.executeQuery()) {
        while (rows.next()) {
          more = true;
          seq = rows.getLong(1);
          String detail = rows.getString(2);
          if (texts.stream().anyMatch(detail::contains)) {
            forget.setLong(1, seq);
            forgotten += forget.executeUpdate();
          }
        }
      }
    }
    return forgotten;
  }

  @Override
  public List<AuditedAct> acts(AuditQuery query, long before, int max) {
    return reader.acts(query, before, max);
  }

  @Override
  public List<AuditEntry> readAfter(long seq, int max) {
    return reader.readAfter(seq, max);
  }

  /** What the next entry follows. */
  private record Head(long seq, String hash) {}
}
