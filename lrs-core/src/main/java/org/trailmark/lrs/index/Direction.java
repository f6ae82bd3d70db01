package org.trailmark.lrs.index;

/** Which way a search walks along the log. */
public enum Direction {
  ASCENDING(1),
  DESCENDING(-1);

  private final int step;

  Direction(int step) {
    this.step = step;
  }

  /** The place after this one. */
  public long after(long place) {
    return place + step;
  }

  /** Whether one place comes before another. */
  public boolean isBefore(long place, long other) {
    return Long.signum(Long.compare(other, place)) == step;
  }
}
