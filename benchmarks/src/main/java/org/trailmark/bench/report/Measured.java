package org.trailmark.bench.report;

import java.util.List;
import java.util.Optional;

/**
 * The rows at one size of the store.
 *
 * @param statements how many were stored before the first row was measured
 */
public record Measured(long statements, List<Row> rows) {
  public Measured {
    rows = List.copyOf(rows);
  }

  /** The median of a row; empty where it was not measured. */
  Optional<Double> median(String work) {
    return row(work).map(Row::measured).map(Spread::median);
  }

  Optional<Row> row(String work) {
    return rows.stream().filter(row -> row.work().equals(work)).findFirst();
  }
}
