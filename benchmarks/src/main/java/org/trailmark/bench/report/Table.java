package org.trailmark.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Columns under a heading. */
public record Table(List<String> heading, List<List<String>> rows) {
  public Table {
    heading = List.copyOf(heading);
    rows = rows.stream().map(List::copyOf).toList();
    int columns = heading.size();
    if (rows.stream().anyMatch(row -> row.size() != columns)) {
      throw new IllegalArgumentException("every row has as many cells as the heading");
    }
  }

  /** The rows of a run. */
  public static Table of(List<Row> rows) {
    return new Table(
        List.of("work", "must reach", "measured", "reached", "ours", "against"),
        rows.stream().map(Table::cells).toList());
  }

  private static List<String> cells(Row row) {
    String measured = row.measured() == null ? "" : row.measured() + row.limit().unit();
    return List.of(
        row.work(),
        row.limit().toString(),
        measured,
        row.verdict().toString(),
        row.ours(),
        row.against());
  }

  /** For a terminal: cells stand below each other. */
  public String text() {
    List<List<String>> all = new ArrayList<>();
    all.add(heading);
    all.addAll(rows);
    int[] widths =
        IntStream.range(0, heading.size())
            .map(i -> all.stream().mapToInt(row -> row.get(i).length()).max().orElse(0))
            .toArray();
    return all.stream().map(row -> line(row, widths)).collect(Collectors.joining("\n", "", "\n"));
  }

  private static String line(List<String> row, int[] widths) {
    return IntStream.range(0, row.size())
        .mapToObj(i -> row.get(i) + " ".repeat(widths[i] - row.get(i).length()))
        .collect(Collectors.joining("  "))
        .stripTrailing();
  }

  /** For a page of documentation. */
  public String markdown() {
    StringBuilder text = new StringBuilder();
    text.append(markdown(heading)).append("|---".repeat(heading.size())).append("|\n");
    rows.forEach(row -> text.append(markdown(row)));
    return text.toString();
  }

  private static String markdown(List<String> row) {
    return row.stream()
        .map(cell -> cell.replace("|", "\\|"))
        .collect(Collectors.joining(" | ", "| ", " |\n"));
  }
}
