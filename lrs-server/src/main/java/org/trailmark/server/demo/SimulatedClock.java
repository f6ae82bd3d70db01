package org.trailmark.server.demo;

import java.time.Instant;
import java.time.InstantSource;

/**
 * A clock that the demo moves through the simulated days, and that at the end becomes the real one.
 * Never goes back. Safe on any thread; moved by one.
 */
final class SimulatedClock implements InstantSource {
  private final InstantSource real;
  private volatile Instant now;
  private volatile boolean released;

  SimulatedClock(Instant start, InstantSource real) {
    this.now = start;
    this.real = real;
  }

  @Override
  public Instant instant() {
    if (!released) {
      return now;
    }
    Instant today = real.instant();
    return today.isBefore(now) ? now : today;
  }

  /**
   * Moves on.
   *
   * @throws IllegalArgumentException if {@code to} lies before the clock's time
   */
  void advance(Instant to) {
    if (to.isBefore(now)) {
      throw new IllegalArgumentException("the clock stands at " + now + ", not before " + to);
    }
    now = to;
  }

  /** From now on it is the real clock. */
  void release() {
    released = true;
  }
}
