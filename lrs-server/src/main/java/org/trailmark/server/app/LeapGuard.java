package org.trailmark.server.app;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The machine's clock, but for leaps: where it says more than an hour more or less than time has
 * passed, it is not believed for five minutes, and time goes on as it passes. One that is put right
 * in between leaves no trace; one that still says so then is believed.
 *
 * <p>For what is done too early cannot be undone: timers fire, touchpoints go out, and {@code
 * stored}, which never falls, would stand still for as long as the clock was ahead. Safe on any
 * thread.
 */
final class LeapGuard implements InstantSource {
  static final Duration LEAP = Duration.ofHours(1);
  static final Duration DOUBT = Duration.ofMinutes(5);
  private static final Logger log = LoggerFactory.getLogger(LeapGuard.class);

  private final InstantSource machine;
  private final LongSupplier nanoTime;
  private Instant given;
  private long givenNanos;
  private @Nullable Leap leap;

  /**
   * @param machine its clock
   * @param nanoTime as {@link System#nanoTime}
   */
  LeapGuard(InstantSource machine, LongSupplier nanoTime) {
    this.machine = machine;
    this.nanoTime = nanoTime;
    this.given = machine.instant();
    this.givenNanos = nanoTime.getAsLong();
  }

  @Override
  public synchronized Instant instant() {
    Instant said = machine.instant();
    long nanos = nanoTime.getAsLong();
    Instant passed = given.plusNanos(nanos - givenNanos);
    given = isBelieved(said, passed, nanos) ? said : passed;
    givenNanos = nanos;
    return given;
  }

  private boolean isBelieved(Instant said, Instant passed, long nanos) {
    Duration by = Duration.between(passed, said);
    Leap before = leap;
    if (isShort(by)) {
      if (before != null) {
        log.warn("The clock was put right: it says {}", said);
      }
      leap = null;
      return true;
    }
    if (before == null || !isShort(by.minus(before.by))) {
      log.warn(
          "The clock leapt by {}, to {}. It is believed in {} if it still says so; until then time"
              + " goes on from {}",
          shown(by),
          said,
          DOUBT,
          passed);
      leap = new Leap(by, nanos);
      return false;
    }
    if (nanos - before.sinceNanos < DOUBT.toNanos()) {
      return false;
    }
    log.warn("The clock that leapt by {} is believed: it is {}", shown(by), said);
    leap = null;
    return true;
  }

  private static boolean isShort(Duration by) {
    return by.abs().compareTo(LEAP) <= 0;
  }

  /** What the machine's clock says that is not believed; empty: all of it is. */
  synchronized Optional<String> complaint() {
    Instant now = instant();
    return leap == null
        ? Optional.empty()
        : Optional.of(
            "The clock leapt by "
                + shown(leap.by)
                + ". Set it right within "
                + DOUBT
                + ", or it is believed; it is taken to be "
                + now.truncatedTo(ChronoUnit.SECONDS)
                + " until then.");
  }

  /** To the second: nobody reads more. */
  private static Duration shown(Duration by) {
    return Duration.ofSeconds(Math.round(by.toMillis() / 1e3));
  }

  /**
   * What is not believed yet.
   *
   * @param sinceNanos since when it says so
   */
  private record Leap(Duration by, long sinceNanos) {}
}
