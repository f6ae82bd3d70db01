package org.trailmark.server.records.query;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.store.StatementLog;
import org.trailmark.lrs.store.StoredStatement;
import org.trailmark.server.records.column.Column;
import org.trailmark.server.records.column.Packed;
import org.trailmark.server.records.column.Row;
import org.trailmark.server.records.column.Segment;
import org.trailmark.server.records.column.SegmentColumns;
import org.trailmark.server.records.column.Segments;

/** Finds the rows of statements. Made for one transaction. */
public final class Search {
  private final Segments segments;
  private final Condition condition;
  private final StatementLog log;

  public Search(Filter filter, StatementLog log, Connection tx) throws SQLException {
    this.segments = new Segments(tx);
    this.condition = Condition.of(filter, tx);
    this.log = log;
  }

  /**
   * The first rows in an order.
   *
   * @param after the place where the part before ended; null: from the beginning
   */
  public List<Row> page(Order order, Order.@Nullable Place after, int max) throws SQLException {
    PriorityQueue<Row> best = new PriorityQueue<>(order.rows().reversed());
    for (Segment segment : inOrder(order)) {
      if (best.size() == max && order.isAfter(segment, best.element())) {
        break;
      }
      if (!condition.excludes(segment) && (after == null || !order.isBefore(segment, after))) {
        collect(segment, order, after, max, best);
      }
    }
    List<Row> page = new ArrayList<>(best);
    page.sort(order.rows());
    return page;
  }

  private List<Segment> inOrder(Order order) throws SQLException {
    List<Segment> all = segments.all();
    all.sort(order.segments());
    return all;
  }

  private void collect(
      Segment segment, Order order, Order.@Nullable Place after, int max, PriorityQueue<Row> best)
      throws SQLException {
    SegmentColumns columns = segments.columns(segment);
    int[] places = condition.places(segment, columns);
    if (places.length == 0) {
      return;
    }
    Packed seqs = columns.get(Column.SEQ);
    Packed timestamps = columns.get(Column.TIMESTAMP);
    for (int i = 0; i < places.length; i++) {
      int place = order.ascending() ? places[i] : places[places.length - 1 - i];
      long timestamp = timestamps.get(place);
      long seq = seqs.get(place);
      boolean full = best.size() == max;
      if (after != null && !order.isAfter(timestamp, seq, after)) {
        continue;
      }
      if (full && order.isAfter(timestamp, seq, Order.Place.of(best.element()))) {
        if (!order.byTimestamp()) {
          return; // and so are all that follow
        }
        continue;
      }
      if (!condition.isRough() || holds(seq)) {
        best.add(Row.at(place, columns));
        if (full) {
          best.remove();
        }
      }
    }
  }

  private boolean holds(long seq) {
    List<StoredStatement> found = log.readAfter(seq - 1, 1);
    return !found.isEmpty() && found.get(0).seq() == seq && condition.holds(found.get(0));
  }

  /** How many there are, counted no further than a number. */
  public long count(long most) throws SQLException {
    long count = 0;
    for (Segment segment : segments.all()) {
      if (count < most && !condition.excludes(segment)) {
        SegmentColumns columns = segments.columns(segment);
        count += matching(segment, columns).length;
      }
    }
    return Math.min(count, most);
  }

  /** What takes the rows of a segment. */
  interface Visitor {
    void rows(SegmentColumns columns, int[] places) throws SQLException;
  }

  /** Shows all rows, segment by segment. */
  void all(Visitor visitor) throws SQLException {
    for (Segment segment : segments.all()) {
      if (!condition.excludes(segment)) {
        SegmentColumns columns = segments.columns(segment);
        int[] places = matching(segment, columns);
        if (places.length > 0) {
          visitor.rows(columns, places);
        }
      }
    }
  }

  private int[] matching(Segment segment, SegmentColumns columns) throws SQLException {
    int[] places = condition.places(segment, columns);
    if (!condition.isRough() || places.length == 0) {
      return places;
    }
    Packed seqs = columns.get(Column.SEQ);
    return Arrays.stream(places).filter(place -> holds(seqs.get(place))).toArray();
  }
}
