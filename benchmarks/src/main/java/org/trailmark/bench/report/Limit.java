package org.trailmark.bench.report;

import static java.util.Objects.requireNonNull;

/**
 * What a row must reach.
 *
 * @param unit behind the number, such as {@code " s"}; empty for a ratio
 */
public record Limit(Side side, double value, String unit) {
  public Limit {
    requireNonNull(side, "side");
    requireNonNull(unit, "unit");
  }

  /** On which side of the limit it is good to be. */
  public enum Side {
    AT_LEAST,
    AT_MOST
  }

  /** A ratio that must not be lower. */
  public static Limit atLeast(double ratio) {
    return new Limit(Side.AT_LEAST, ratio, "");
  }

  /** A ratio that must not be higher. */
  public static Limit atMost(double ratio) {
    return new Limit(Side.AT_MOST, ratio, "");
  }

  /** A time that must not be longer. */
  public static Limit atMostSeconds(double seconds) {
    return new Limit(Side.AT_MOST, seconds, " s");
  }

  /** Whether the median reaches it. */
  public boolean reachedBy(Spread measured) {
    return side == Side.AT_LEAST ? measured.median() >= value : measured.median() <= value;
  }

  @Override
  public String toString() {
    String number = value == Math.rint(value) ? String.valueOf((long) value) : "" + value;
    return (side == Side.AT_LEAST ? "≥ " : "≤ ") + number + unit;
  }
}
