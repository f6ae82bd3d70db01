package org.trailmark.lrs.dispatch;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Measures the calls of a handler, or of tasks. Time is that of a wall clock: a call that waits is
 * as long as one that computes. Memory is what the thread allocates, because a virtual machine does
 * not know who holds what. One thread calls, everybody asks.
 */
final class MeasuredCalls {
  private static final com.sun.management.@Nullable ThreadMXBean THREADS =
      ManagementFactory.getThreadMXBean() instanceof com.sun.management.ThreadMXBean telling
              && telling.isThreadAllocatedMemorySupported()
          ? telling
          : null;

  private volatile @Nullable Begun begun;
  private volatile CallCost cost = CallCost.NONE;

  private record Begun(String method, long threadId, long nanos, long allocated) {

    static Begun now(String method) {
      long threadId = Thread.currentThread().getId();
      return new Begun(method, threadId, System.nanoTime(), allocatedBy(threadId));
    }

    Duration time() {
      return Duration.ofNanos(System.nanoTime() - nanos);
    }

    long allocatedSince() {
      return Math.max(0, allocatedBy(threadId) - allocated);
    }
  }

  <T> T measure(String method, Callable<T> call) throws Exception {
    Begun mine = Begun.now(method);
    begun = mine;
    try {
      return call.call();
    } finally {
      begun = null;
      cost = cost.and(mine.time(), mine.allocatedSince());
    }
  }

  /** The call that has not come back yet; empty: nothing is being called. */
  Optional<CallInHand> inHand() {
    Begun current = begun;
    return current == null
        ? Optional.empty()
        : Optional.of(new CallInHand(current.method, current.time(), current.allocatedSince()));
  }

  CallCost cost() {
    return cost;
  }

  private static long allocatedBy(long threadId) {
    return THREADS == null ? 0 : Math.max(0, THREADS.getThreadAllocatedBytes(threadId));
  }
}
