package org.trailmark.bench.report;

import java.util.Locale;
import java.util.stream.DoubleStream;

/** Several measurements of one thing. */
public record Spread(double median, double least, double most) {
  public Spread {
    if (!(least <= median && median <= most)) {
      throw new IllegalArgumentException(least + " <= " + median + " <= " + most + " is not so");
    }
  }

  /** Of one measurement or more. */
  public static Spread of(double... values) {
    double[] sorted = DoubleStream.of(values).sorted().toArray();
    int middle = sorted.length / 2;
    double median =
        sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    return new Spread(median, sorted[0], sorted[sorted.length - 1]);
  }

  /** Like {@code 0.52 (0.49 .. 0.60)}. */
  @Override
  public String toString() {
    return least == most
        ? text(median)
        : "%s (%s .. %s)".formatted(text(median), text(least), text(most));
  }

  private static String text(double value) {
    return String.format(Locale.ROOT, value < 0.1 ? "%.3f" : value < 10 ? "%.2f" : "%.1f", value);
  }
}
