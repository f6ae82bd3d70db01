package org.trailmark.server.records.rest;

import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;

/**
 * Writes answers without an end in sight on threads of their own: a client that reads slowly holds
 * up no request. Closed with the plugin, which breaks off what is being written.
 */
final class Exports implements AutoCloseable {
  private static final int MOST = 4;
  private static final int IDLE_SECONDS = 10;

  private final ThreadPoolExecutor threads;

  Exports() {
    AtomicInteger number = new AtomicInteger();
    this.threads =
        new ThreadPoolExecutor(
            0,
            MOST,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            work -> new Thread(work, "export-" + number.incrementAndGet()));
  }

  /**
   * Answers with what is written as it is made.
   *
   * @param fileName what a browser saves it as
   */
  void answer(AsyncResponse answer, String mediaType, String fileName, StreamingOutput body) {
    try {
      threads.execute(
          () ->
              answer.resume(
                  Response.ok(body)
                      .type(mediaType)
                      .header("Content-Disposition", "attachment; filename=\"" + fileName + "\"")
                      .build()));
    } catch (RejectedExecutionException e) {
      throw new LrsException(
          ProblemCode.TOO_MANY_REQUESTS,
          MOST + " exports are being written already. Try again when one has ended.",
          e);
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
