package org.trailmark.bench;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import org.trailmark.bench.report.Machine;
import org.trailmark.bench.report.Table;

/**
 * The outcome of a run, with what is needed to repeat it.
 *
 * @param command as it was given
 */
record Report(String command, List<Table> tables) {
  private static final String ABOUT =
      "Ratios are medians of pairs (least .. most). Times are in milliseconds: medians of the rounds,"
          + " and the longest of all.";

  Report {
    tables = List.copyOf(tables);
  }

  String text() {
    return tables.stream()
        .map(Table::text)
        .collect(
            Collectors.joining("\n", "", "\n" + ABOUT + "\n" + machine() + "\n" + command + "\n"));
  }

  String markdown() {
    return tables.stream()
        .map(Table::markdown)
        .collect(
            Collectors.joining("\n", "", "\n" + ABOUT + " " + machine() + ". `" + command + "`\n"));
  }

  private static String machine() {
    return LocalDate.now(ZoneOffset.UTC) + ", " + Machine.describe();
  }
}
