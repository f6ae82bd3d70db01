package org.trailmark.lrs.sql.log;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.trailmark.lrs.sql.connection.Session;

/**
 * How far the log had come at each moment of storing. As {@code stored} never falls while {@code
 * seq} rises, bounds of time are bounds of {@code seq}; one row for each commit tells which.
 */
public final class MomentTable {
  private static final String LAST_AT =
      "SELECT last_seq FROM moment WHERE stored <= ? ORDER BY stored DESC LIMIT 1";
  private static final String NEWEST = "SELECT coalesce(max(stored), 0) FROM moment";
  private static final String SAVE =
      "INSERT INTO moment (stored, last_seq) VALUES (?, ?)"
          + " ON CONFLICT (stored) DO UPDATE SET last_seq = excluded.last_seq";

  private final Session session;

  public MomentTable(Session session) {
    this.session = session;
  }

  /** The newest place stored at {@code bound} or before it; 0 when there is none. */
  public long lastAt(Instant bound) throws SQLException {
    PreparedStatement select = session.prepare(LAST_AT);
    select.setLong(1, epochMilli(bound));
    try (ResultSet rows = select.executeQuery()) {
      return rows.next() ? rows.getLong(1) : 0;
    }
  }

  /** The newest moment of storing, epoch milliseconds; 0 when there is none. */
  public long newest() throws SQLException {
    try (ResultSet rows = session.prepare(NEWEST).executeQuery()) {
      rows.next();
      return rows.getLong(1);
    }
  }

  /** To be called in the transaction that stores statements, after its last one got its place. */
  public void save(Instant stored, long lastSeq) throws SQLException {
    PreparedStatement save = session.prepare(SAVE);
    save.setLong(1, stored.toEpochMilli());
    save.setLong(2, lastSeq);
    save.executeUpdate();
  }

  /** Rounded down: times of storing are whole milliseconds, so no comparison changes. */
  private static long epochMilli(Instant bound) {
    if (bound.isBefore(Instant.ofEpochMilli(Long.MIN_VALUE))) {
      return Long.MIN_VALUE;
    }
    return bound.isAfter(Instant.ofEpochMilli(Long.MAX_VALUE))
        ? Long.MAX_VALUE
        : bound.toEpochMilli();
  }
}
