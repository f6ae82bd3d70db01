package org.trailmark.server.http.statements;

import static java.util.Objects.requireNonNull;

import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trailmark.lrs.store.StatementWriter;
import org.trailmark.lrs.store.StatementWriter.Appended;
import org.trailmark.lrs.xapi.ValidStatement;

/**
 * Stores statements and answers when they are on disk. The writer's thread only says so; the answer
 * is written by another, because a client that does not read must not hold up the next commit.
 */
public final class StatementStoring {
  /** A header of answers: how many statements of the request were there already, equal. */
  public static final String KNOWN = "Trailmark-Known";

  private static final Logger log = LoggerFactory.getLogger(StatementStoring.class);

  private final StatementWriter writer;
  private final Executor answers;

  /**
   * @param answers where answers are written
   */
  public StatementStoring(StatementWriter writer, Executor answers) {
    this.writer = writer;
    this.answers = answers;
  }

  void store(
      List<ValidStatement> batch,
      AsyncResponse answer,
      Function<Appended, Response.ResponseBuilder> success) {
    if (batch.isEmpty()) {
      answer.resume(success.apply(new Appended(0, 0)).header(KNOWN, "0").build());
      return;
    }
    writer
        .append(batch)
        .whenCompleteAsync((done, failure) -> answer(answer, done, failure, success), answers)
        .exceptionally(StatementStoring::told);
  }

  private static void answer(
      AsyncResponse answer,
      @Nullable Appended done,
      @Nullable Throwable failure,
      Function<Appended, Response.ResponseBuilder> success) {
    try {
      if (failure != null) {
        answer.resume(failure);
      } else {
        Appended appended = requireNonNull(done);
        answer.resume(
            success.apply(appended).header(KNOWN, Integer.toString(appended.known())).build());
      }
    } catch (RuntimeException e) {
      // The statements are stored or refused already; only the caller is gone.
      log.debug("Could not answer", e);
    }
  }

  /** The failure was answered with; it ends here. */
  private static @Nullable Appended told(Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    log.trace("Refused", cause);
    return null;
  }
}
