package org.trailmark.server.records.rest;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.store.StoredStatement;
import org.trailmark.server.records.column.Cells;
import org.trailmark.server.records.column.Row;
import org.trailmark.server.records.query.Filter;
import org.trailmark.server.records.query.Order;
import org.trailmark.server.records.query.Search;

/** Reads what was searched for, page by page, each on a snapshot of its own. */
final class StatementPages {
  private final Records records;
  private final Filter filter;
  private final Order order;

  StatementPages(Records records, Filter filter, Order order) {
    this.records = records;
    this.filter = filter;
    this.order = order;
  }

  /**
   * Some rows, with what they name.
   *
   * @param behind how much of the log is not searched yet
   */
  record Page(List<Row> rows, Labels labels, long behind) {}

  Page page(Order.@Nullable Place after, int max) {
    return records.read(
        tx -> {
          List<Row> rows = new Search(filter, records.log(), tx).page(order, after, max);
          return new Page(rows, Labels.of(rows, tx), records.behind(tx));
        });
  }

  /** Whether all that comes after a place was stored after {@code newest}. */
  boolean hasNothingBefore(long newest, Order.@Nullable Place place) {
    return place != null && !order.byTimestamp() && order.ascending() && place.seq() >= newest;
  }

  /** How many there are, counted up to a number. */
  Shown.Count count(int most) {
    long found = records.read(tx -> new Search(filter, records.log(), tx).count(most + 1L));
    return new Shown.Count(Math.min(found, most), found <= most);
  }

  /** Rows with their statements. One that the log has no more is left out. */
  List<Shown.Statement> shown(List<Row> rows, Labels labels) {
    Map<Long, StoredStatement> statements =
        records.statements(rows.stream().map(Row::seq).toList());
    List<Shown.Statement> shown = new ArrayList<>(rows.size());
    for (Row row : rows) {
      StoredStatement statement = statements.get(row.seq());
      if (statement != null) {
        shown.add(shown(row, labels, statement));
      }
    }
    return shown;
  }

  private static Shown.Statement shown(Row row, Labels labels, StoredStatement statement) {
    return new Shown.Statement(
        row.seq(),
        statement.id().toString(),
        Instant.ofEpochMilli(row.stored()),
        Instant.ofEpochMilli(row.timestamp()),
        statement.voided(),
        labels.learner(row.learner()),
        labels.verb(row.verb()),
        labels.activity(row.activity()),
        score(row),
        Cells.successOf(row.outcome()),
        Cells.completionOf(row.outcome()),
        seconds(row),
        new String(statement.json(), StandardCharsets.UTF_8));
  }

  static @Nullable Double score(Row row) {
    return row.score() == 0 ? null : (Double) Cells.scoreOf(row.score());
  }

  static @Nullable Double seconds(Row row) {
    return row.duration() == 0 ? null : (Double) (Cells.millisOf(row.duration()) / 1000.0);
  }
}
