package org.trailmark.lrs.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the handler the time: at the start, after statements, when it is wanted, when the time has
 * come that the handler asked for, and when the clock was set back, for what it put off until then
 * may be due earlier now. An idle plugin that asks for nothing is left alone.
 *
 * <p>A call that fails is repeated after growing pauses; statements go on meanwhile. The time that
 * is told never falls; the clock may have been set back behind it, and then a handler that goes by
 * the clock asks for a time that was told already and has not come: it is asked again each second,
 * not at once. For the dispatch thread alone.
 */
final class TimeCalls {
  private static final Logger log = LoggerFactory.getLogger(TimeCalls.class);

  /** Nothing to wait for but the bell; woken all the same, in case. */
  private static final Duration IDLE = Duration.ofSeconds(60);

  /** The clock may be set while we wait by another, so look at it this often. */
  private static final Duration GLANCE = Duration.ofSeconds(1);

  private static final Duration SHORTEST = Duration.ofMillis(1);

  /** A clock that is put right falls by less. */
  private static final Duration SET_BACK = Duration.ofMinutes(1);

  private final Delivery delivery;
  private final Progress progress;
  private final RetryPolicy policy;
  private final InstantSource clock;
  private Instant seen = Instant.MIN;
  private boolean owed = true;
  private @Nullable Instant askedFor;
  private int failures;
  private long notBeforeNanos;
  private boolean asksByTheClock;
  private long askAgainNanos;

  TimeCalls(Delivery delivery, Progress progress, RetryPolicy policy, InstantSource clock) {
    this.delivery = delivery;
    this.progress = progress;
    this.policy = policy;
    this.clock = clock;
  }

  /** Another node told the time meanwhile, and was asked for who knows what. */
  void beginAnew() {
    owed = true;
    askedFor = null;
    asksByTheClock = false;
    failures = 0;
  }

  /** There is a reason to call. */
  void owe() {
    owed = true;
  }

  boolean isDue(Instant now) {
    Instant clockNow = clock.instant();
    if (clockNow.plus(SET_BACK).isBefore(seen)) {
      owed = true;
    }
    seen = clockNow;
    return (owed || isAsked(now)) && pauseLeft() <= 0;
  }

  private boolean isAsked(Instant now) {
    return askedFor != null
        && !now.isBefore(askedFor)
        && (!asksByTheClock || askAgainNanos - System.nanoTime() <= 0);
  }

  void call(Instant now) {
    try {
      Optional<Instant> next = delivery.tellTime(progress.checkpoint(), now);
      askedFor = next.orElse(null);
      asksByTheClock = askedFor != null && askedFor.isBefore(now) && isToCome(askedFor);
      askAgainNanos = System.nanoTime() + GLANCE.toNanos();
      owed = false;
      failures = 0;
      progress.told(now);
    } catch (Delivery.Overtaken e) {
      throw e;
    } catch (Throwable e) {
      Throwable failure = Attempts.faultOfHandler(e);
      failures++;
      notBeforeNanos =
          System.nanoTime() + policy.pause(failures, ThreadLocalRandom.current()).toNanos();
      owed = true;
      progress.failed(failure);
      if (failures == 1) {
        log.warn("Telling the time failed; trying again", failure);
      } else {
        log.warn(
            "Telling the time failed {} times; trying again: {}", failures, failure.toString());
      }
    }
  }

  /** How long to wait at most until the next call may be due. */
  Duration untilNext() {
    if (owed) {
      return longer(Duration.ofNanos(pauseLeft()), SHORTEST);
    }
    if (askedFor == null) {
      return IDLE;
    }
    Duration left = Duration.between(clock.instant(), askedFor);
    return left.compareTo(GLANCE) > 0 ? GLANCE : longer(left, SHORTEST);
  }

  private boolean isToCome(Instant time) {
    return clock.instant().isBefore(time);
  }

  private long pauseLeft() {
    return failures == 0 ? 0 : notBeforeNanos - System.nanoTime();
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }
}
