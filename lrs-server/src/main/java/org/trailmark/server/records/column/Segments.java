package org.trailmark.server.records.column;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.function.LongPredicate;

/**
 * All rows, as one transaction sees them: segments in the order of the log, larger ones first.
 *
 * <p>What comes is written as a segment of its own; eight neighbours of about one size are written
 * again as one. So a row is written five times at most, always in bulk, until its segment is large
 * and stays as it is.
 */
public final class Segments {
  private static final String COLUMNS =
      "first, last, row_count, stored_low, stored_high, timestamp_low, timestamp_high";

  private static final int MOST_OPEN = Segment.FAN * (Segment.SEALED + 1);

  private final Connection tx;

  public Segments(Connection tx) {
    this.tx = tx;
  }

  /** The directory, oldest first. */
  public List<Segment> all() throws SQLException {
    return list("SELECT " + COLUMNS + " FROM segment ORDER BY first");
  }

  /** The newest, oldest first: more than can be of less than the full size. */
  private List<Segment> newest() throws SQLException {
    List<Segment> found =
        list("SELECT " + COLUMNS + " FROM segment ORDER BY first DESC LIMIT " + MOST_OPEN);
    Collections.reverse(found);
    return found;
  }

  public SegmentColumns columns(Segment segment) {
    return new SegmentColumns(tx, segment);
  }

  /**
   * Adds rows. Those of a batch are newer than all that are here; a statement that was set aside is
   * not.
   */
  public void add(Rows rows) throws SQLException {
    List<Segment> before = newest();
    if (!before.isEmpty() && rows.first() <= before.get(before.size() - 1).last()) {
      insert(rows);
      return;
    }
    Rows added = rows;
    List<Segment> joined = joined(before, added.size());
    while (!joined.isEmpty()) {
      Rows both = new Rows();
      for (Segment segment : joined) {
        both.add(segment, columns(segment));
        delete(segment);
      }
      both.add(added);
      added = both;
      before.removeAll(joined);
      joined = joined(before, added.size());
    }
    write(added);
  }

  /** What at the end is smaller than what is added; else the neighbours of its size, if enough. */
  private static List<Segment> joined(List<Segment> before, int rows) {
    int level = Segment.level(rows);
    int begin = before.size();
    while (begin > 0 && before.get(begin - 1).level() < level) {
      begin--;
    }
    if (begin == before.size() && level < Segment.SEALED) {
      while (begin > 0 && before.get(begin - 1).level() == level) {
        begin--;
      }
      if (before.size() - begin < Segment.FAN - 1) {
        return List.of();
      }
    }
    return List.copyOf(before.subList(begin, before.size()));
  }

  /** A statement that was set aside comes later than its neighbours: its segment is made anew. */
  private void insert(Rows late) throws SQLException {
    List<Segment> all = all();
    Segment home = all.get(0);
    for (Segment segment : all) {
      if (segment.first() < late.first()) {
        home = segment;
      }
    }
    Rows rows = new Rows();
    rows.add(home, columns(home));
    rows.insert(late);
    delete(home);
    write(rows);
  }

  /**
   * Takes out the rows of some learners; the segments that have any are made anew.
   *
   * @return the places of those rows
   */
  public List<Long> remove(LongPredicate learners) throws SQLException {
    List<Long> places = new ArrayList<>();
    for (Segment segment : all()) {
      SegmentColumns columns = columns(segment);
      Packed learner = columns.get(Column.LEARNER);
      for (int i = 0; i < segment.rows(); i++) {
        if (learners.test(learner.get(i))) {
          places.add(columns.get(Column.SEQ).get(i));
        }
      }
      if (places.isEmpty() || places.get(places.size() - 1) < segment.first()) {
        continue;
      }
      Rows kept = new Rows();
      for (int i = 0; i < segment.rows(); i++) {
        if (!learners.test(learner.get(i))) {
          kept.add(Row.at(i, columns));
        }
      }
      delete(segment);
      if (kept.size() > 0) {
        write(kept);
      }
    }
    return places;
  }

  /**
   * Takes out the rows at some places.
   *
   * @return whose rows they were
   */
  public Set<Long> remove(NavigableSet<Long> places) throws SQLException {
    Set<Long> learners = new HashSet<>();
    for (Segment segment : all()) {
      if (places.subSet(segment.first(), true, segment.last(), true).isEmpty()) {
        continue;
      }
      SegmentColumns columns = columns(segment);
      Packed seq = columns.get(Column.SEQ);
      Rows kept = new Rows();
      for (int i = 0; i < segment.rows(); i++) {
        if (places.contains(seq.get(i))) {
          learners.add(columns.get(Column.LEARNER).get(i));
        } else {
          kept.add(Row.at(i, columns));
        }
      }
      if (kept.size() < segment.rows()) {
        delete(segment);
        if (kept.size() > 0) {
          write(kept);
        }
      }
    }
    return learners;
  }

  /** Takes out of some learners those who have a row, looking at the newest rows first. */
  public void withoutRows(Set<Long> learners) throws SQLException {
    List<Segment> newestFirst = all();
    Collections.reverse(newestFirst);
    for (Segment segment : newestFirst) {
      if (learners.isEmpty()) {
        return;
      }
      Packed learner = columns(segment).get(Column.LEARNER);
      for (int i = 0; i < segment.rows(); i++) {
        learners.remove(learner.get(i));
      }
    }
  }

  private void write(Rows rows) throws SQLException {
    Segment segment = Segment.of(rows);
    try (PreparedStatement insert =
        tx.prepareStatement("INSERT INTO segment (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?)")) {
      insert.setLong(1, segment.first());
      insert.setLong(2, segment.last());
      insert.setInt(3, segment.rows());
      insert.setLong(4, segment.storedLow());
      insert.setLong(5, segment.storedHigh());
      insert.setLong(6, segment.timestampLow());
      insert.setLong(7, segment.timestampHigh());
      insert.executeUpdate();
    }
    try (PreparedStatement insert =
        tx.prepareStatement("INSERT INTO segment_column (first, part, data) VALUES (?, ?, ?)")) {
      if (segment.isSmall()) {
        write(insert, segment, SegmentColumns.WHOLE, Whole.join(rows));
      } else {
        for (Column column : Column.values()) {
          write(insert, segment, column.part(), rows.pack(column));
        }
      }
    }
  }

  private static void write(PreparedStatement insert, Segment segment, int part, byte[] data)
      throws SQLException {
    insert.setLong(1, segment.first());
    insert.setInt(2, part);
    insert.setBytes(3, data);
    insert.executeUpdate();
  }

  private void delete(Segment segment) throws SQLException {
    for (String table : List.of("segment_column", "segment")) {
      try (PreparedStatement delete =
          tx.prepareStatement("DELETE FROM " + table + " WHERE first = ?")) {
        delete.setLong(1, segment.first());
        delete.executeUpdate();
      }
    }
  }

  private List<Segment> list(String sql) throws SQLException {
    List<Segment> found = new ArrayList<>();
    try (PreparedStatement select = tx.prepareStatement(sql);
        ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        found.add(
            new Segment(
                rows.getLong(1),
                rows.getLong(2),
                rows.getInt(3),
                rows.getLong(4),
                rows.getLong(5),
                rows.getLong(6),
                rows.getLong(7)));
      }
    }
    return found;
  }
}
