package org.trailmark.lrs.sql.log;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.trailmark.lrs.sql.connection.Session;

/** The places of the log that an erasure touched, for as long as it is unfinished. */
public final class ErasurePlaces {
  private static final String OF_UNFINISHED =
      " WHERE erasure IN (SELECT number FROM erasure WHERE phase < 6)";

  private final Session session;

  public ErasurePlaces(Session session) {
    this.session = session;
  }

  /**
   * To be called in the transaction that touches a place.
   *
   * @param number of the erasure
   * @param gone whether the place is empty now
   */
  public void touched(long number, long seq, boolean gone) throws SQLException {
    PreparedStatement insert =
        session.prepare(
            "INSERT INTO erasure_place (erasure, seq, gone) VALUES (?, ?, ?)"
                + " ON CONFLICT DO NOTHING");
    insert.setLong(1, number);
    insert.setLong(2, seq);
    insert.setInt(3, gone ? 1 : 0);
    insert.executeUpdate();
  }

  /** Whether an unfinished erasure has emptied or changed the place. */
  public boolean isTouched(long seq) throws SQLException {
    PreparedStatement find =
        session.prepare("SELECT 1 FROM erasure_place" + OF_UNFINISHED + " AND seq = ?");
    find.setLong(1, seq);
    try (ResultSet rows = find.executeQuery()) {
      return rows.next();
    }
  }

  /** The places that an unfinished erasure has emptied. */
  public List<Long> emptied() throws SQLException {
    List<Long> places = new ArrayList<>();
    try (ResultSet rows =
        session
            .prepare("SELECT seq FROM erasure_place" + OF_UNFINISHED + " AND gone = 1")
            .executeQuery()) {
      while (rows.next()) {
        places.add(rows.getLong(1));
      }
    }
    return places;
  }

  /** The keys of the rows that an unfinished erasure has changed. */
  public List<RowKeys> changedRows() throws SQLException {
    List<RowKeys> changed = new ArrayList<>();
    LogTable log = new LogTable(session);
    try (ResultSet rows =
        session
            .prepare("SELECT seq FROM erasure_place" + OF_UNFINISHED + " AND gone = 0")
            .executeQuery()) {
      while (rows.next()) {
        LogRow row = log.find(rows.getLong(1));
        if (row != null) {
          changed.add(row.keys());
        }
      }
    }
    return changed;
  }
}
