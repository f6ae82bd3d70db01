package org.trailmark.server.privacy;

import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import org.trailmark.lrs.store.Storage;
import org.trailmark.lrs.xapi.Ifi;

/** Writes exports of persons on two threads of its own; more at once are refused. */
public final class ExportAnswers implements AutoCloseable {
  static final String ZIP = "application/zip";
  private static final int MOST = 2;
  private static final int IDLE_SECONDS = 10;

  private final PersonExport exports;
  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(
          0,
          MOST,
          IDLE_SECONDS,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          work -> new Thread(work, "person-export"));

  /**
   * @param plugins what plugins keep, asked for each export
   */
  public ExportAnswers(
      Storage storage, Supplier<List<? extends PluginData>> plugins, InstantSource clock) {
    this.exports = new PersonExport(storage, plugins, clock);
  }

  /**
   * Answers with all that is kept of a person.
   *
   * @throws LrsException {@code TOO_MANY_REQUESTS}
   */
  void answer(AsyncResponse answer, Ifi agent) {
    StreamingOutput body = out -> exports.write(agent, out);
    try {
      threads.execute(
          () ->
              answer.resume(
                  Response.ok(body)
                      .type(ZIP)
                      .header("Content-Disposition", "attachment; filename=\"person.zip\"")
                      .header("Cache-Control", "no-store")
                      .build()));
    } catch (RejectedExecutionException e) {
      throw new LrsException(
          ProblemCode.TOO_MANY_REQUESTS,
          MOST + " exports of persons are being written already. Try again when one has ended.",
          e);
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
