package org.trailmark.bench.journeys;

import java.time.Instant;
import java.time.InstantSource;

/**
 * The time of the statements: so days pass in seconds, and timers fall due as they do in life.
 * Never falls. Safe on any thread.
 */
final class StreamClock implements InstantSource {
  private Instant now;

  StreamClock(Instant now) {
    this.now = now;
  }

  @Override
  public synchronized Instant instant() {
    return now;
  }

  /** Moves on to a time, unless it is past. */
  synchronized void reach(Instant time) {
    now = time.isAfter(now) ? time : now;
  }

  /** Lets a moment pass. */
  synchronized Instant tick() {
    now = now.plusMillis(1);
    return now;
  }
}
