package org.trailmark.bench.table;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.trailmark.bench.report.Row;
import org.trailmark.bench.statements.StatementStream;

/** The whole table, with one number of statements stored. */
public final class Run {
  private static final int STEPS = 4;

  private final Plan plan;
  private final Subject subject;
  private final Limits limits;
  private final Progress progress;

  public Run(Plan plan, Subject subject, Limits limits, Progress progress) {
    this.plan = plan;
    this.subject = subject;
    this.limits = limits;
    this.progress = progress;
  }

  /** Stores so many statements, then measures every row. */
  public List<Row> measure(long statements) throws IOException, InterruptedException {
    Supply supply = new Supply(new StatementStream(plan.seed()));
    Rates rates = new Rates(plan, subject, limits, supply, progress);
    new Preload(subject, supply, progress).to(statements, STEPS, (stored, rate) -> {});
    rates.warmUp();
    return all(rates, supply);
  }

  /** All rows, of what is stored now. */
  List<Row> all(Rates rates, Supply supply) throws IOException, InterruptedException {
    List<Row> rows = new ArrayList<>(rates.measure());
    rows.add(new ReadsWhileWriting(plan, subject, supply).measure(progress));
    rows.addAll(new ProcessRows(plan, subject, supply, progress).measure());
    return rows;
  }
}
