package org.trailmark.server.app;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.problem.Fault;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import org.trailmark.lrs.store.StatementWriter;
import org.trailmark.lrs.xapi.Authority;
import org.trailmark.lrs.xapi.StatementParser;
import org.trailmark.server.http.statements.AttachmentExchange;
import org.trailmark.server.importer.ImportStopped;
import org.trailmark.server.importer.Piece;
import org.trailmark.server.importer.StatementTarget;

/** This server, for imports that run within it: it judges as it judges what comes over HTTP. */
final class OwnLrs implements StatementTarget {
  private static final int TRIES = 6;

  private final AttachmentExchange exchange;
  private final StatementWriter writer;
  private final Authority authority;

  /**
   * @param authority who vouches for the statements
   */
  OwnLrs(AttachmentExchange exchange, StatementWriter writer, Authority authority) {
    this.exchange = exchange;
    this.writer = writer;
    this.authority = authority;
  }

  @Override
  public Answer send(List<Piece> batch) throws InterruptedException {
    Answer answer = tryToSend(batch);
    for (int tries = 1; answer == null && tries < TRIES; tries++) {
      Thread.sleep(500L << tries);
      answer = tryToSend(batch);
    }
    if (answer == null) {
      throw new ImportStopped("The store takes nothing now. The log says why.");
    }
    return answer;
  }

  /** Null: the store cannot take it now. */
  private @Nullable Answer tryToSend(List<Piece> batch) {
    try {
      StatementParser.Context context =
          StatementParser.Context.post(batch.get(0).version(), authority);
      return new Answer.Stored(
          writer
              .append(exchange.read(Piece.array(batch), context))
              .toCompletableFuture()
              .join()
              .known());
    } catch (LrsException e) {
      return refused(e);
    } catch (CompletionException e) {
      if (e.getCause() instanceof LrsException known) {
        return refused(known);
      }
      throw e;
    }
  }

  private static @Nullable Answer refused(LrsException refusal) {
    if (refusal.code() == ProblemCode.STORE_UNAVAILABLE) {
      return null;
    }
    if (refusal.code().blame() != ProblemCode.Blame.CLIENT) {
      throw refusal;
    }
    SortedMap<Integer, Reason> reasons = new TreeMap<>();
    for (Fault fault : refusal.faults()) {
      if (fault.index() >= 0) {
        String clause = fault.clause() == null ? "" : fault.clause();
        reasons.putIfAbsent(fault.index(), Reason.of(fault.pointer(), fault.message(), clause));
      }
    }
    return new Answer.Refused(reasons, String.valueOf(refusal.getMessage()));
  }
}
