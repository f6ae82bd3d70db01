package org.trailmark.lrs.sql;

import static java.util.Comparator.comparingLong;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Gathers index entries and writes them in the order of the index, so that pages are met once. */
final class EntryTable {
  private static final String INSERT = "INSERT INTO entry (term, seq) VALUES (?, ?)";

  private final Session session;
  private final List<Entry> gathered = new ArrayList<>();

  EntryTable(Session session) {
    this.session = session;
  }

  /**
   * From now on {@code terms} find the statement.
   *
   * @param terms none that has found it already
   */
  void add(TermSet terms, long seq) {
    terms.ids().forEach(term -> gathered.add(new Entry(term, seq)));
  }

  void write() throws SQLException {
    gathered.sort(comparingLong(Entry::term).thenComparingLong(Entry::seq));
    PreparedStatement insert = session.prepare(INSERT);
    for (Entry entry : gathered) {
      insert.setLong(1, entry.term());
      insert.setLong(2, entry.seq());
      insert.addBatch();
    }
    insert.executeBatch();
    gathered.clear();
  }

  private record Entry(long term, long seq) {}
}
