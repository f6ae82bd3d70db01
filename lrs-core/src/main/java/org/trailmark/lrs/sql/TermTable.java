package org.trailmark.lrs.sql;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** Writes each term once and remembers the ids of those that were used last. One thread. */
final class TermTable {
  private static final int REMEMBERED = 50_000;
  private static final String FIND = "SELECT id FROM term WHERE kind = ? AND value = ?";
  private static final String INSERT = "INSERT INTO term (kind, value) VALUES (?, ?) RETURNING id";

  private final Map<Term, Long> ids =
      new LinkedHashMap<>(1024, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Term, Long> eldest) {
          return size() > REMEMBERED;
        }
      };

  /** The ids of the terms; those that are new are written. */
  TermSet intern(Session session, List<Term> terms) throws SQLException {
    LongStream.Builder interned = LongStream.builder();
    for (Term term : terms) {
      interned.add(intern(session, term));
    }
    return TermSet.of(interned.build());
  }

  /** To be called when a transaction was rolled back: its new terms do not exist. */
  void forget() {
    ids.clear();
  }

  private long intern(Session session, Term term) throws SQLException {
    Long known = ids.get(term);
    if (known != null) {
      return known;
    }
    long id = findOrInsert(session, term);
    ids.put(term, id);
    return id;
  }

  private static long findOrInsert(Session session, Term term) throws SQLException {
    PreparedStatement find = bind(session.prepare(FIND), term);
    try (ResultSet rows = find.executeQuery()) {
      if (rows.next()) {
        return rows.getLong(1);
      }
    }
    try (ResultSet rows = bind(session.prepare(INSERT), term).executeQuery()) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private static PreparedStatement bind(PreparedStatement statement, Term term)
      throws SQLException {
    statement.setInt(1, term.kind().code());
    statement.setString(2, term.value());
    return statement;
  }
}
