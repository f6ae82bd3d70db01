package org.trailmark.journey.sighting;

import java.util.Collection;
import java.util.stream.Stream;

/**
 * Work that is pure, and so is shared with all processors that have nothing else to do. What comes
 * out is the same, and in the same order, whoever does it.
 */
public final class Shared {
  /** Fewer are sooner done than given to others. */
  private static final int MANY = 100;

  private Shared() {}

  /** A stream of these, for pure functions alone. */
  public static <T> Stream<T> among(Collection<T> all) {
    return all.size() < MANY ? all.stream() : all.parallelStream();
  }
}
