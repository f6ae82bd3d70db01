package org.trailmark.bench.table;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.trailmark.bench.report.Filling;
import org.trailmark.bench.report.Measured;
import org.trailmark.bench.report.Outcome;
import org.trailmark.bench.report.Row;
import org.trailmark.bench.statements.StatementStream;

/** Fills the store to one size after another, and measures at each. */
public final class Run {
  private static final int MOST_STEPS = 20;
  private static final long LEAST_STEP = 20_000;

  private final Plan plan;
  private final Subject subject;
  private final Limits limits;
  private final Progress progress;
  private final Supply supply;
  private final List<Filling> filling = new ArrayList<>();

  public Run(Plan plan, Subject subject, Limits limits, Progress progress) {
    this.plan = plan;
    this.subject = subject;
    this.limits = limits;
    this.progress = progress;
    this.supply = new Supply(new StatementStream(plan.seed()));
  }

  /**
   * Measures at each size: what must not fall as the store grows, and at the last all the rest, for
   * which the server is stopped and killed.
   *
   * @param sizes how many statements are stored, ascending
   */
  public Outcome measure(List<Long> sizes) throws IOException, InterruptedException {
    Rates rates = new Rates(plan, subject, limits, supply, progress);
    List<Measured> found = new ArrayList<>();
    for (int i = 0; i < sizes.size(); i++) {
      fill(sizes.get(i));
      rates.warmUp();
      List<Row> rows = new ArrayList<>(rates.measure());
      if (i == sizes.size() - 1) {
        rows.addAll(new Tails(plan, subject, limits, supply, progress).measure());
        rows.addAll(new ProcessRows(plan, subject, supply, progress).measure());
      }
      found.add(new Measured(sizes.get(i), rows));
    }
    return new Outcome(found, filling);
  }

  /** What was stored while the sizes before were measured counts. */
  private void fill(long size) throws IOException {
    Preload preload = new Preload(subject, supply, progress);
    long from = supply.taken();
    long steps = Math.max(1, Math.min(MOST_STEPS, (size - from) / LEAST_STEP));
    for (int step = 1; step <= steps && supply.taken() < size; step++) {
      double rate = preload.to(from + (size - from) * step / steps);
      filling.add(new Filling(supply.taken(), rate, limits.appendRate(plan.time())));
    }
  }
}
