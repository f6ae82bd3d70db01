package org.trailmark.lrs.dispatch;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a task stands.
 *
 * @param schedule in words, for example {@code every PT15M}
 * @param dueAt the time for which it is done next; UTC
 * @param nextAt when it is done: the same, or later, after a failure
 * @param doneAt when it was done last; null: never
 * @param failures how often it failed since
 * @param error the last failure in one line, also when it is overcome; null: there was none
 */
public record TaskStatus(
    String name,
    String schedule,
    Instant dueAt,
    Instant nextAt,
    @Nullable Instant doneAt,
    int failures,
    @Nullable String error) {

  public TaskStatus {
    requireNonNull(name, "name");
    requireNonNull(schedule, "schedule");
    requireNonNull(dueAt, "dueAt");
    requireNonNull(nextAt, "nextAt");
  }
}
