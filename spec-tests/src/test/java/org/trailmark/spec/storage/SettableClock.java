package org.trailmark.spec.storage;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until it is moved, in either direction. */
final class SettableClock implements InstantSource {
  private volatile Instant now;

  SettableClock(Instant now) {
    this.now = now;
  }

  @Override
  public Instant instant() {
    return now;
  }

  void set(Instant time) {
    now = time;
  }

  void move(Duration by) {
    now = now.plus(by);
  }
}
