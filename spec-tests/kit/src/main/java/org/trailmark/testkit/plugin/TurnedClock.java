package org.trailmark.testkit.plugin;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Time that stands still until it is turned, and only goes forward. */
final class TurnedClock implements InstantSource {
  private static final Duration TICK = Duration.ofMillis(1);

  private volatile Instant now;

  TurnedClock(Instant now) {
    this.now = now;
  }

  @Override
  public Instant instant() {
    return now;
  }

  /** Sets it, unless that time has come already. */
  void turnTo(Instant time) {
    if (time.isAfter(now)) {
      now = time;
    }
  }

  /** Goes on by the smallest step that the store knows. */
  Instant tick() {
    Instant next = now.plus(TICK);
    now = next;
    return next;
  }
}
