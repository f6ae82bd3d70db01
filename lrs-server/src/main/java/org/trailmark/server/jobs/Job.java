package org.trailmark.server.jobs;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A job, as it is kept in its folder.
 *
 * @param startedAt UTC, as the next
 * @param endedAt null: it is not over
 * @param message why it failed; empty where it did not
 */
record Job(
    String id,
    Wish wish,
    Instant startedAt,
    JobState state,
    Reached reached,
    @Nullable Instant endedAt,
    String message) {

  Job in(JobState next) {
    return new Job(id, wish, startedAt, next, reached, null, "");
  }

  Job over(JobState last, Instant now, String why) {
    return new Job(id, wish, startedAt, last, reached, now, why);
  }

  Job at(Reached place) {
    return new Job(id, wish, startedAt, state, place, endedAt, message);
  }
}
