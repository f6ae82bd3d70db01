package org.trailmark.bench.table;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.trailmark.bench.load.LoadResult;
import org.trailmark.bench.report.Limit;
import org.trailmark.bench.report.Row;
import org.trailmark.bench.report.Spread;

/** What is compared and what it is compared with, measured in turns. */
final class Pairs {
  private final String work;
  private final List<LoadResult> against = new ArrayList<>();
  private final List<LoadResult> ours = new ArrayList<>();

  private Pairs(String work) {
    this.work = work;
  }

  /** Something that takes a while and may fail. */
  @FunctionalInterface
  interface Measurement {
    LoadResult run() throws IOException;
  }

  /** Measures both, so many times. */
  static Pairs measure(
      String work, int rounds, Progress progress, Measurement against, Measurement ours)
      throws IOException {
    Pairs pairs = new Pairs(work);
    for (int i = 0; i < rounds; i++) {
      pairs.against.add(against.run().requireGood(work + " (what it is compared with)"));
      pairs.ours.add(ours.run().requireGood(work));
    }
    progress.say(
        "%s: %s; against %s".formatted(work, describe(pairs.ours), describe(pairs.against)));
    return pairs;
  }

  /** Requests a second. */
  Row rates(Limit limit) {
    return row(work, limit, LoadResult::rate);
  }

  /** The slowest hundredth of the answers. */
  Row p99(String name, Limit limit) {
    return row(name, limit, LoadResult::p99);
  }

  private Row row(String name, Limit limit, ToDoubleFunction<LoadResult> value) {
    double[] ratios = new double[ours.size()];
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = value.applyAsDouble(ours.get(i)) / value.applyAsDouble(against.get(i));
    }
    return new Row(name, limit, Spread.of(ratios), describe(ours), describe(against));
  }

  private static String describe(List<LoadResult> results) {
    return String.format(
        Locale.ROOT,
        "%,.0f/s, p50 %.2f, p99 %.2f, max %.0f ms",
        median(results, LoadResult::rate),
        median(results, LoadResult::p50),
        median(results, LoadResult::p99),
        results.stream().mapToDouble(LoadResult::max).max().orElse(0));
  }

  private static double median(List<LoadResult> results, ToDoubleFunction<LoadResult> value) {
    return Spread.of(results.stream().mapToDouble(value).toArray()).median();
  }
}
