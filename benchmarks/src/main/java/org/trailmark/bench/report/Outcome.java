package org.trailmark.bench.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a run has found.
 *
 * @param sizes the rows, from the smallest store to the largest; at all but the largest only those
 *     that are compared between sizes
 * @param filling what it took to get there
 */
public record Outcome(List<Measured> sizes, List<Filling> filling) {
  /** What must be left of a ratio when the store has grown. */
  private static final Limit LEFT = Limit.atLeast(0.8);

  public Outcome {
    sizes = List.copyOf(sizes);
    filling = List.copyOf(filling);
    if (sizes.isEmpty()) {
      throw new IllegalArgumentException("a run measures at one size or more");
    }
  }

  /** Whether every row could be measured that should have been. */
  public boolean complete() {
    return sizes.stream()
        .flatMap(size -> size.rows().stream())
        .noneMatch(row -> row.verdict() == Verdict.FAILED);
  }

  /** Every row at the largest size; with several sizes, what is left of each ratio, too. */
  public List<Table> tables() {
    Table rows = Table.of(last().rows());
    return sizes.size() == 1 ? List.of(rows) : List.of(rows, growth());
  }

  /** By the name of the file; none where the store did not grow. */
  public Map<String, Plot> plots() {
    Map<String, Plot> plots = new LinkedHashMap<>();
    if (sizes.size() > 1) {
      plots.put("writing.svg", writing());
      plots.put("growth.svg", ratios());
    }
    return plots;
  }

  private Table growth() {
    List<String> heading = new ArrayList<>(List.of("work, as a ratio to its limit"));
    sizes.forEach(size -> heading.add(String.format(Locale.ROOT, "at %,d", size.statements())));
    heading.addAll(List.of("last / first", "must reach", "reached"));
    return new Table(heading, compared().stream().map(this::left).toList());
  }

  private List<String> left(String work) {
    List<String> cells = new ArrayList<>(List.of(work));
    for (Measured size : sizes) {
      cells.add(
          size.row(work)
              .map(row -> String.valueOf(row.measured() == null ? row.verdict() : row.measured()))
              .orElse(""));
    }
    var first = sizes.get(0).median(work);
    var left = last().median(work).flatMap(most -> first.map(least -> Spread.of(most / least)));
    cells.add(left.map(Spread::toString).orElse(""));
    cells.add(LEFT.toString());
    cells.add(left.map(LEFT::reachedBy).map(Verdict::of).orElse(Verdict.FAILED).toString());
    return cells;
  }

  /** The works whose ratios are compared: a p99 at two sizes has a limit of its own at each. */
  private List<String> compared() {
    return sizes.get(0).rows().stream()
        .filter(row -> row.limit().side() == Limit.Side.AT_LEAST)
        .map(Row::work)
        .toList();
  }

  private Plot writing() {
    return new Plot(
        "Writing while the store grows",
        "statements stored",
        "statements a second",
        List.of(
            new Plot.Series(
                "POST of 50",
                filling.stream().map(at -> new Plot.Point(at.statements(), at.rate())).toList()),
            new Plot.Series(
                "bare append in transactions of 1,000",
                filling.stream()
                    .map(at -> new Plot.Point(at.statements(), at.appended()))
                    .toList())));
  }

  private Plot ratios() {
    return new Plot(
        "What is left when the store grows",
        "statements stored",
        "ratio to the limit",
        compared().stream()
            .map(work -> new Plot.Series(work, points(work)))
            .filter(series -> !series.points().isEmpty())
            .toList());
  }

  private List<Plot.Point> points(String work) {
    return sizes.stream()
        .flatMap(
            size ->
                size.median(work).stream().map(ratio -> new Plot.Point(size.statements(), ratio)))
        .toList();
  }

  private Measured last() {
    return sizes.get(sizes.size() - 1);
  }
}
