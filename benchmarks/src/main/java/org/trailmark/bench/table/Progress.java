package org.trailmark.bench.table;

import org.trailmark.bench.report.Row;

/** Is told what goes on, a line at a time. */
@FunctionalInterface
public interface Progress {
  void say(String line);

  /** Tells of a row, and gives it back. */
  default Row row(Row row) {
    String measured = row.measured() == null ? row.verdict() + ": " : row.measured() + ": ";
    say(
        row.work()
            + " "
            + measured
            + row.ours()
            + (row.against().isEmpty() ? "" : "; against " + row.against()));
    return row;
  }
}
