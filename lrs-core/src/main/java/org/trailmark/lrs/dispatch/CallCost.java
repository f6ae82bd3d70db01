package org.trailmark.lrs.dispatch;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * What the calls of a plugin have cost since it was started.
 *
 * @param calls of {@code handle} and {@code onTime}, and tasks done, also those that failed
 * @param time how long they took together
 * @param longest how long the longest took
 * @param allocatedBytes what they allocated together, whether or not it was let go of since; 0
 *     where the virtual machine does not tell
 * @param mostAllocatedBytes what one call allocated at most
 */
public record CallCost(
    long calls, Duration time, Duration longest, long allocatedBytes, long mostAllocatedBytes) {
  /** Nothing was called yet. */
  public static final CallCost NONE = new CallCost(0, Duration.ZERO, Duration.ZERO, 0, 0);

  public CallCost {
    requireNonNull(time, "time");
    requireNonNull(longest, "longest");
  }

  /** Both together. */
  public CallCost and(CallCost other) {
    return new CallCost(
        calls + other.calls,
        time.plus(other.time),
        other.longest.compareTo(longest) > 0 ? other.longest : longest,
        allocatedBytes + other.allocatedBytes,
        Math.max(mostAllocatedBytes, other.mostAllocatedBytes));
  }

  /** One call more. */
  CallCost and(Duration took, long allocated) {
    return new CallCost(
        calls + 1,
        time.plus(took),
        took.compareTo(longest) > 0 ? took : longest,
        allocatedBytes + allocated,
        Math.max(mostAllocatedBytes, allocated));
  }
}
