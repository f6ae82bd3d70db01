package org.trailmark.lrs.dispatch;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * A call of a handler, or a task, that has not come back yet.
 *
 * @param method {@code handle}, {@code onTime} or {@code the task NAME}
 * @param time how long it has taken so far
 * @param allocatedBytes what it has allocated so far; 0 where the virtual machine does not tell
 */
public record CallInHand(String method, Duration time, long allocatedBytes) {

  public CallInHand {
    requireNonNull(method, "method");
    requireNonNull(time, "time");
  }
}
