package org.trailmark.bench.table;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.trailmark.bench.report.Limit;
import org.trailmark.bench.report.Plot;
import org.trailmark.bench.report.Row;
import org.trailmark.bench.report.Spread;
import org.trailmark.bench.report.Table;
import org.trailmark.bench.statements.StatementStream;

/** The rates again and again while the store grows, and what is left of them. */
public final class Growth {
  private static final Limit LEFT = Limit.atLeast(0.8);
  private static final int MOST_STEPS = 20;
  private static final long LEAST_STEP = 5_000;

  private final Plan plan;
  private final Subject subject;
  private final Limits limits;
  private final Progress progress;
  private final List<Plot.Point> written = new ArrayList<>();
  private final List<Plot.Point> appended = new ArrayList<>();

  public Growth(Plan plan, Subject subject, Limits limits, Progress progress) {
    this.plan = plan;
    this.subject = subject;
    this.limits = limits;
    this.progress = progress;
  }

  /**
   * What was found.
   *
   * @param sizes every rate's ratio to its limit at each size, and what is left at the last
   * @param last the whole table at the last size
   * @param plot statements written a second over statements stored
   */
  public record Found(Table sizes, List<Row> last, Plot plot) {
    public Found {
      last = List.copyOf(last);
    }
  }

  /**
   * Measures at each size.
   *
   * @param sizes how many statements are stored, ascending
   */
  public Found measure(List<Long> sizes) throws IOException, InterruptedException {
    Supply supply = new Supply(new StatementStream(plan.seed()));
    Rates rates = new Rates(plan, subject, limits, supply, progress);
    Preload preload = new Preload(subject, supply, progress);
    List<List<Row>> found = new ArrayList<>();
    for (int i = 0; i < sizes.size(); i++) {
      long from = supply.taken();
      long steps = Math.max(1, Math.min(MOST_STEPS, (sizes.get(i) - from) / LEAST_STEP));
      for (int step = 1; step <= steps; step++) {
        long target = from + (sizes.get(i) - from) * step / steps;
        double bare = limits.appendRate(plan.time());
        preload.to(target, 1, (stored, rate) -> point(stored, rate, bare));
      }
      rates.warmUp();
      boolean last = i == sizes.size() - 1;
      Run run = new Run(plan, subject, limits, progress);
      found.add(last ? run.all(rates, supply) : rates.measure());
    }
    return new Found(sizes(sizes, found), found.get(found.size() - 1), plot());
  }

  private void point(long stored, double rate, double bare) {
    written.add(new Plot.Point(stored, rate));
    appended.add(new Plot.Point(stored, bare));
  }

  private Plot plot() {
    return new Plot(
        "Writing while the store grows",
        "statements stored",
        "statements a second",
        List.of(
            new Plot.Series("POST of " + Plan.BATCH, written),
            new Plot.Series("bare append in transactions of 1,000", appended)));
  }

  /** The p99 is of no use here: it has a limit of its own. */
  private static Table sizes(List<Long> sizes, List<List<Row>> found) {
    List<String> heading = new ArrayList<>(List.of("work, as a ratio to its limit"));
    sizes.forEach(size -> heading.add(String.format(Locale.ROOT, "at %,d", size)));
    heading.addAll(List.of("last / first", "must reach", "reached"));
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < found.get(0).size(); i++) {
      if (found.get(0).get(i).limit().side() == Limit.Side.AT_LEAST) {
        int row = i;
        rows.add(line(found.stream().map(at -> at.get(row)).toList()));
      }
    }
    return new Table(heading, rows);
  }

  private static List<String> line(List<Row> rows) {
    List<String> cells = new ArrayList<>();
    cells.add(rows.get(0).work().replaceAll(" \\([\\d,]+ bytes\\)", ""));
    rows.forEach(row -> cells.add(String.valueOf(row.measured())));
    double left = median(rows.get(rows.size() - 1)) / median(rows.get(0));
    cells.add(Spread.of(left).toString());
    cells.add(LEFT.toString());
    cells.add(LEFT.reachedBy(Spread.of(left)) ? "yes" : "NO");
    return cells;
  }

  private static double median(Row row) {
    Spread measured = row.measured();
    if (measured == null) {
      throw new IllegalStateException(row.work() + " was left out");
    }
    return measured.median();
  }
}
