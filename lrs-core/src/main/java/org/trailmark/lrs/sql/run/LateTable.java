package org.trailmark.lrs.sql.run;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.trailmark.lrs.index.Direction;
import org.trailmark.lrs.sql.connection.Session;
import org.trailmark.lrs.sql.log.TermSet;

/**
 * What statements were found by only after they had been stored: those that refer to a later one.
 */
final class LateTable {
  private static final String ANY = "SELECT 1 FROM late LIMIT 1";
  private static final String INSERT =
      "INSERT INTO late (term, seq) VALUES (?, ?) ON CONFLICT DO NOTHING";
  private static final String REMOVE = "DELETE FROM late WHERE seq = ?";
  private static final String TERMS = "SELECT term FROM late WHERE seq = ?";
  private static final String RISING =
      "SELECT seq FROM late WHERE term = ? AND seq >= ? ORDER BY seq LIMIT ?";
  private static final String FALLING =
      "SELECT seq FROM late WHERE term = ? AND seq <= ? ORDER BY seq DESC LIMIT ?";

  private final Session session;

  LateTable(Session session) {
    this.session = session;
  }

  boolean isEmpty() throws SQLException {
    try (ResultSet rows = session.prepare(ANY).executeQuery()) {
      return !rows.next();
    }
  }

  void insert(long seq, TermSet terms) throws SQLException {
    PreparedStatement insert = session.prepare(INSERT);
    for (long term : terms.keys()) {
      insert.setLong(1, term);
      insert.setLong(2, seq);
      insert.addBatch();
    }
    insert.executeBatch();
  }

  void remove(long seq) throws SQLException {
    PreparedStatement remove = session.prepare(REMOVE);
    remove.setLong(1, seq);
    remove.executeUpdate();
  }

  TermSet terms(long seq) throws SQLException {
    PreparedStatement select = session.prepare(TERMS);
    select.setLong(1, seq);
    LongStream.Builder terms = LongStream.builder();
    try (ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        terms.add(rows.getLong(1));
      }
    }
    return TermSet.of(terms.build());
  }

  /** The first places of a term from one place on. */
  List<Long> places(long term, long from, Direction direction, int max) throws SQLException {
    PreparedStatement select = session.prepare(direction == Direction.ASCENDING ? RISING : FALLING);
    select.setLong(1, term);
    select.setLong(2, from);
    select.setInt(3, max);
    List<Long> places = new ArrayList<>();
    try (ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        places.add(rows.getLong(1));
      }
    }
    return places;
  }
}
