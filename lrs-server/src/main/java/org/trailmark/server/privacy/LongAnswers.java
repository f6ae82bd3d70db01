package org.trailmark.server.privacy;

import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;

/** Makes answers that read everything, on two threads of its own; more at once are refused. */
public final class LongAnswers implements AutoCloseable {
  private static final int MOST = 2;
  private static final int IDLE_SECONDS = 10;

  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(
          0,
          MOST,
          IDLE_SECONDS,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          work -> new Thread(work, "privacy"));

  /**
   * Answers when the answer is made; where it streams, as it is written.
   *
   * @throws LrsException {@code TOO_MANY_REQUESTS}
   */
  void answer(AsyncResponse to, Supplier<Response> make) {
    try {
      threads.execute(
          () -> {
            Object answer;
            try {
              answer = make.get();
            } catch (RuntimeException e) {
              to.resume(e);
              return;
            }
            to.resume(answer);
          });
    } catch (RejectedExecutionException e) {
      throw new LrsException(
          ProblemCode.TOO_MANY_REQUESTS,
          MOST + " questions about persons are being answered already. Try again in a while.",
          e);
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
