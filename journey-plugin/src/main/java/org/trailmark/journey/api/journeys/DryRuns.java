package org.trailmark.journey.api.journeys;

import jakarta.ws.rs.container.AsyncResponse;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import org.trailmark.lrs.thread.Ending;

/**
 * Answers what reads all of history, on two threads of its own: that takes as long as history is,
 * and no thread that answers requests waits for it. More at once are refused.
 */
public final class DryRuns implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DryRuns.class);
  private static final int MOST = 2;
  private static final int IDLE_SECONDS = 10;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(
          0,
          MOST,
          IDLE_SECONDS,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          work -> new Thread(work, "journey-dry-run"));

  /**
   * Answers when the answer is made.
   *
   * @throws LrsException {@code TOO_MANY_REQUESTS}
   */
  void answer(AsyncResponse to, Supplier<Object> make) {
    try {
      threads.execute(
          () -> {
            Object answer;
            try {
              answer = make.get();
            } catch (RuntimeException | Error e) {
              to.resume(e);
              return;
            }
            to.resume(answer);
          });
    } catch (RejectedExecutionException e) {
      throw new LrsException(
          ProblemCode.TOO_MANY_REQUESTS,
          MOST + " dry runs read history already. Try again in a while.",
          e);
    }
  }

  /** Those in hand are broken off; what they have written is removed at the next start. */
  @Override
  public void close() {
    threads.shutdownNow();
    if (!Ending.await(threads, PATIENCE)) {
      LOG.warn("journey-dry-run does not end");
    }
  }
}
