package org.trailmark.bench.statements;

/** Numbers that look random and follow from where they stand. */
final class Mix {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private Mix() {}

  /** The number at a place; the finaliser of SplitMix64. */
  static long at(long seed, long place) {
    long z = seed + (place + 1) * GOLDEN;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /**
   * Brings such a number below a bound; the bound is small against 2^53, so the skew is nothing.
   */
  static long below(long number, long bound) {
    return (number >>> 11) % bound;
  }

  /** Brings it into [0, 1). */
  static double fraction(long number) {
    return (number >>> 11) * 0x1.0p-53;
  }
}
