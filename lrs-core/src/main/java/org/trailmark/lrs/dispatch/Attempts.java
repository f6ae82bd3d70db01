package org.trailmark.lrs.dispatch;

import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;

/** Repeats what fails, with growing pauses. For the dispatch thread alone. */
final class Attempts {
  private static final Logger log = LoggerFactory.getLogger(Attempts.class);

  private final RetryPolicy policy;
  private final Bell bell;
  private final Progress progress;

  Attempts(RetryPolicy policy, Bell bell, Progress progress) {
    this.policy = policy;
    this.bell = bell;
    this.progress = progress;
  }

  /** Does something that only a database can hinder: repeats it for ever. */
  <T> T untilDone(Supplier<T> work) throws InterruptedException {
    for (int failures = 1; ; failures++) {
      try {
        return work.get();
      } catch (Delivery.Overtaken e) {
        throw e;
      } catch (RuntimeException e) {
        pauseAfter(e, failures);
      }
    }
  }

  /**
   * Calls the handler until it succeeds or has failed too often. A database that fails is not the
   * handler's fault and does not count.
   *
   * @return null when it succeeded; else the last failure
   */
  @Nullable Throwable give(Runnable call) throws InterruptedException {
    int refusals = 0;
    int outages = 0;
    while (true) {
      try {
        call.run();
        return null;
      } catch (Delivery.Overtaken e) {
        throw e;
      } catch (Throwable e) {
        Throwable failure = faultOfHandler(e);
        if (isOutage(failure)) {
          pauseAfter(failure, ++outages);
        } else if (++refusals == policy.attempts()) {
          progress.failed(failure);
          return failure;
        } else {
          pauseAfter(failure, refusals);
        }
      }
    }
  }

  /**
   * What the handler threw. One that recurses too deep may do so for one statement alone. One that
   * lacks a class, or for whom memory is not enough, would fail with the next statement too:
   * setting them aside would only hide it.
   *
   * @throws LinkageError the failure, if the plugin does not fit together
   * @throws VirtualMachineError the failure, if it is one of the machine
   */
  static Throwable faultOfHandler(Throwable thrown) {
    if (thrown instanceof LinkageError unfit) {
      throw unfit;
    }
    if (thrown instanceof VirtualMachineError fatal && !(thrown instanceof StackOverflowError)) {
      throw fatal;
    }
    return thrown instanceof Delivery.HandlerFailure && thrown.getCause() != null
        ? thrown.getCause()
        : thrown;
  }

  static boolean isOutage(Throwable failure) {
    return failure instanceof LrsException known && known.code() == ProblemCode.STORE_UNAVAILABLE;
  }

  private void pauseAfter(Throwable failure, int failures) throws InterruptedException {
    progress.failed(failure);
    if (failures == 1) {
      log.warn("Failed; trying again", failure);
    } else {
      log.warn("Failed {} times; trying again: {}", failures, failure.toString());
    }
    bell.pause(policy.pause(failures, ThreadLocalRandom.current()));
    if (bell.isClosed()) {
      throw new InterruptedException("closed");
    }
  }
}
