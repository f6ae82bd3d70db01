package org.trailmark.lrs.sql.sqlite;

import java.time.Instant;
import java.time.InstantSource;
import org.trailmark.lrs.sql.commit.CommitOrder;
import org.trailmark.lrs.sql.connection.Session;

/**
 * Of one process that has the database for itself, where transactions take turns anyway. Gives out
 * the times of storing, and knows how far the store is consistent. Both hang on one number, {@code
 * floor}: no statement will ever again be stamped below it.
 *
 * <p>The race that matters: a reader sees that nothing is being committed and takes the time; the
 * writer, which took an earlier time, stamps a group with it; the reader's promise is broken. So
 * the writer takes its time and says that it is committing in one step, a reader looks and promises
 * in one step, and a promise raises the floor that the next stamp starts from. A clock that is set
 * back makes time stand still until the clock has caught up; where that is longer, it creeps on by
 * a millisecond for each group, so that whoever asks what was stored since is answered.
 */
public final class CommitClock implements CommitOrder {
  private final InstantSource clock;
  private long floor;
  private boolean committing;

  /**
   * @param lastStored the newest time of storing in the log, epoch milliseconds; 0 for none
   */
  public CommitClock(InstantSource clock, long lastStored) {
    this.clock = clock;
    this.floor = lastStored;
  }

  @Override
  public Turn begin(Session session) {
    return new Turn(Instant.ofEpochMilli(begin()), 0);
  }

  /** The stamp of the group that begins now, epoch milliseconds. */
  synchronized long begin() {
    long now = clock.millis();
    floor = now < floor - SET_BACK_MS ? floor + 1 : Math.max(floor, now);
    committing = true;
    return floor;
  }

  @Override
  public void stored(Session session) {} // there are no others

  @Override
  public long definitionsChanged(Session session) {
    return 0; // nobody else has to know
  }

  @Override
  public synchronized void restored(Session session, Instant stored) {
    floor = Math.max(floor, stored.toEpochMilli());
  }

  @Override
  public synchronized void end() {
    committing = false;
  }

  /**
   * {@inheritDoc}
   *
   * <p>The stamp of the group in flight, whose own statements are not <em>before</em> it; with
   * none, now.
   */
  @Override
  public synchronized Instant consistentThrough() {
    if (!committing) {
      floor = Math.max(floor, clock.millis());
    }
    return Instant.ofEpochMilli(floor);
  }
}
