package org.trailmark.journey.runtime;

import java.time.Instant;
import org.jdbi.v3.core.Handle;

/**
 * How far the stream is known: nothing that was stored before is still to come. Timers fire up to
 * here and not up to the clock, so that after a pause a statement of the backlog still beats its
 * timer. Never falls, also over restarts.
 */
final class StreamTime {
  private final Handle handle;

  StreamTime(Handle handle) {
    this.handle = handle;
  }

  /** Moves to {@code time}, unless it is there already; gives where it is. */
  Instant advance(Instant time) {
    handle.execute(
        "UPDATE stream_time SET at = ? WHERE id = 1 AND at < ?",
        time.toEpochMilli(),
        time.toEpochMilli());
    return get();
  }

  Instant get() {
    return Instant.ofEpochMilli(
        handle.createQuery("SELECT at FROM stream_time WHERE id = 1").mapTo(Long.class).one());
  }
}
