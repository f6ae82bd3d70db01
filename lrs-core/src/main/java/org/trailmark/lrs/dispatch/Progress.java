package org.trailmark.lrs.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.dispatch.DispatchStatus.State;

/** How far dispatch has come: the dispatch thread writes, everybody reads. */
final class Progress {
  private final InstantSource clock;
  private State state = State.STARTING;
  private long checkpoint;
  private Instant through = Instant.EPOCH;
  private long quarantined;
  private @Nullable String lastError;
  private @Nullable Instant lastErrorAt;
  private @Nullable Throwable end;

  Progress(InstantSource clock) {
    this.clock = clock;
  }

  synchronized void begin(long checkpointThen, Instant throughThen, long quarantinedThen) {
    checkpoint = checkpointThen;
    through = throughThen;
    quarantined = quarantinedThen;
    notifyAll();
  }

  /** Another node dispatches. */
  synchronized void standingBy() {
    state = State.STANDING_BY;
  }

  synchronized void succeeded() {
    state = State.RUNNING;
  }

  synchronized void handled(long seq) {
    checkpoint = seq;
    state = State.RUNNING;
  }

  synchronized void told(Instant now) {
    through = now;
    state = State.RUNNING;
    notifyAll();
  }

  synchronized void failed(Throwable failure) {
    noted(failure);
    state = State.RETRYING;
  }

  /** Remembers a failure that nothing is repeated for. */
  synchronized void noted(Throwable failure) {
    lastError = failure.toString();
    lastErrorAt = clock.instant();
  }

  /** Dispatch cannot go on. */
  synchronized void cannotGoOn(Throwable failure) {
    noted(failure);
    end = failure;
  }

  /** Why dispatch could not go on; null: it goes on, or was closed. */
  synchronized @Nullable Throwable end() {
    return end;
  }

  synchronized void quarantined(long count) {
    quarantined = count;
  }

  synchronized void stopped() {
    state = State.STOPPED;
    notifyAll();
  }

  synchronized long checkpoint() {
    return checkpoint;
  }

  synchronized Instant through() {
    return through;
  }

  /** Waits until the handler was told a time, and at most this long; whether it was. */
  synchronized boolean await(Instant time, Duration longest) throws InterruptedException {
    long end = System.nanoTime() + longest.toNanos();
    long left = longest.toNanos();
    while (through.isBefore(time) && state != State.STOPPED && left > 0) {
      TimeUnit.NANOSECONDS.timedWait(this, left);
      left = end - System.nanoTime();
    }
    return !through.isBefore(time);
  }

  synchronized boolean isStopped() {
    return state == State.STOPPED;
  }

  synchronized DispatchStatus status(String name, long head) {
    long newest = Math.max(head, checkpoint);
    return new DispatchStatus(
        name,
        state,
        checkpoint,
        newest,
        newest - checkpoint,
        through,
        quarantined,
        lastError,
        lastErrorAt);
  }
}
