package org.trailmark.bench.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.trailmark.bench.load.LoadFailure;
import org.trailmark.bench.load.LoadResult;
import org.trailmark.bench.report.Limit;
import org.trailmark.bench.report.Row;
import org.trailmark.bench.report.Spread;

/** What is compared and what it is compared with, measured in turns; gives a row of the table. */
final class Pairs {
  private final String work;
  private final String comparedWith;
  private final int rounds;
  private final Subject subject;
  private final Progress progress;
  private final List<LoadResult> against = new ArrayList<>();
  private final List<LoadResult> ours = new ArrayList<>();

  /**
   * Nothing yet.
   *
   * @param work what the LRS is to do
   * @param comparedWith in a few words
   */
  Pairs(String work, String comparedWith, int rounds, Subject subject, Progress progress) {
    this.work = work;
    this.comparedWith = comparedWith;
    this.rounds = rounds;
    this.subject = subject;
    this.progress = progress;
  }

  /** Compares requests a second. */
  Row rates(Limit limit, Supplier<LoadResult> limits, Supplier<LoadResult> lrs) {
    return row(limit, LoadResult::rate, limits, lrs);
  }

  /** Compares the slowest hundredth of the answers. */
  Row p99(Limit limit, Supplier<LoadResult> limits, Supplier<LoadResult> lrs) {
    return row(limit, LoadResult::p99, limits, lrs);
  }

  private Row row(
      Limit limit,
      ToDoubleFunction<LoadResult> value,
      Supplier<LoadResult> limits,
      Supplier<LoadResult> lrs) {
    try {
      double[] ratios = new double[rounds];
      for (int i = 0; i < rounds; i++) {
        subject.awaitIdle();
        against.add(limits.get().requireGood(comparedWith));
        ours.add(lrs.get().requireGood("the LRS"));
        ratios[i] = value.applyAsDouble(ours.get(i)) / value.applyAsDouble(against.get(i));
      }
      return progress.row(
          Row.of(
              work,
              limit,
              Spread.of(ratios),
              describe(ours),
              comparedWith + ": " + describe(against)));
    } catch (LoadFailure e) {
      return progress.row(Row.failed(work, limit, String.valueOf(e.getMessage())));
    }
  }

  private static String describe(List<LoadResult> results) {
    return String.format(
        Locale.ROOT,
        "%,.0f/s, p50 %.1f, p99 %.1f ms",
        median(results, LoadResult::rate),
        median(results, LoadResult::p50),
        median(results, LoadResult::p99));
  }

  private static double median(List<LoadResult> results, ToDoubleFunction<LoadResult> value) {
    return Spread.of(results.stream().mapToDouble(value).toArray()).median();
  }
}
