package org.trailmark.lrs.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import org.trailmark.lrs.store.StatementLog;
import org.trailmark.lrs.store.StatementReader;
import org.trailmark.lrs.store.StoredStatement;
import org.trailmark.lrs.trace.SpanContext;

/** What the dispatch thread does: read on, hand over, tell the time, wait. */
final class DispatchLoop implements Runnable {
  private static final Logger log = LoggerFactory.getLogger(DispatchLoop.class);

  /**
   * While statements come in, they are handed over so often and no oftener: a transaction of the
   * plugin's database costs more than most statements do. The first after a silence is handed over
   * at once, and nobody who asks for the time is kept waiting.
   */
  private static final Duration GATHERING = Duration.ofMillis(50);

  /** What a transaction for each statement is not too dear for. */
  private static final int PIECE = 500;

  private static final Duration STAND_BY = Duration.ofMillis(500);

  private final String name;
  private final Delivery delivery;
  private final StatementLog statements;
  private final ReadAhead ahead;
  private final StatementReader reader;
  private final RetryPolicy policy;
  private final InstantSource clock;
  private final Bell bell;
  private final Redeliveries redeliveries;
  private final Progress progress;
  private final Attempts attempts;
  private final TimeCalls time;

  DispatchLoop(
      String name,
      Delivery delivery,
      StatementLog statements,
      StatementReader reader,
      RetryPolicy policy,
      InstantSource clock,
      Bell bell,
      Redeliveries redeliveries,
      Progress progress) {
    this.name = name;
    this.delivery = delivery;
    this.statements = statements;
    this.ahead = new ReadAhead(name, statements);
    this.reader = reader;
    this.policy = policy;
    this.clock = clock;
    this.bell = bell;
    this.redeliveries = redeliveries;
    this.progress = progress;
    this.attempts = new Attempts(policy, bell, progress);
    this.time = new TimeCalls(delivery, progress, policy, clock);
  }

  @Override
  public void run() {
    try {
      while (!bell.isClosed()) {
        if (delivery.isOurTurn()) {
          begin();
          roundsWhileOurTurn();
        } else {
          standBy();
        }
      }
    } catch (InterruptedException e) {
      if (!bell.isClosed()) {
        progress.cannotGoOn(e);
        log.error("Dispatch was interrupted by a stranger and has ended", e);
      }
    } catch (RuntimeException | Error e) {
      progress.cannotGoOn(e);
      log.error("Dispatch has ended; start the plugin again when the cause is mended", e);
    } finally {
      progress.stopped();
      redeliveries.close();
      ahead.close();
    }
  }

  private void roundsWhileOurTurn() throws InterruptedException {
    try {
      while (!bell.isClosed() && delivery.isOurTurn()) {
        round();
      }
    } catch (Delivery.Overtaken e) {
      log.info("Lost the turn: {}", e.getMessage());
    }
  }

  /** Does what an admin wants of this node, knows how far the other has come, and asks again. */
  private void standBy() throws InterruptedException {
    redeliver();
    attempts.untilDone(
        () -> {
          delivery.resume(progress);
          return true;
        });
    progress.standingBy();
    bell.await(STAND_BY);
  }

  private void begin() throws InterruptedException {
    ahead.forget();
    long head =
        attempts.untilDone(
            () -> {
              delivery.resume(progress);
              return statements.head();
            });
    if (progress.checkpoint() > head) {
      throw new LrsException(
          ProblemCode.INVALID_CONFIGURATION,
          "The plugin has taken statements up to "
              + progress.checkpoint()
              + ", but the log ends at "
              + head
              + ". Restore the plugin's database from the same backup as the statements, or remove"
              + " it so that the plugin begins anew.");
    }
    progress.succeeded();
    time.beginAnew();
  }

  /**
   * One look at the log. The time is taken <em>before</em> the log is read: whatever was stored
   * before it is either behind the checkpoint or in what is read, so that once a read came to the
   * end and was handled, every statement stored before that time is handled. What was read ahead
   * says nothing of that: it was read before the time was taken.
   */
  private void round() throws InterruptedException {
    redeliver();
    if (bell.takeTimeWanted()) {
      time.owe();
    }
    Instant now = later(attempts.untilDone(reader::consistentThrough), progress.through());
    ReadAhead.Batch foreseen = ahead.taken(progress.checkpoint());
    ReadAhead.Batch next =
        foreseen != null ? foreseen : attempts.untilDone(() -> ahead.read(progress.checkpoint()));
    if (!next.isEmpty()) {
      if (!next.toTheEnd()) {
        delivery.foresee(ahead.begin(next.last()));
      }
      deliver(next.statements());
      time.owe();
    }
    if (foreseen != null || !next.toTheEnd()) {
      return;
    }
    if (time.isDue(now)) {
      time.call(now);
    } else {
      bell.await(time.untilNext());
    }
    if (!next.isEmpty()) {
      bell.gather(GATHERING);
    }
  }

  /**
   * Where some statement of a batch is refused, it is looked for in pieces, and then one by one.
   */
  private void deliver(List<StoredStatement> batch) throws InterruptedException {
    Throwable refusal = give(batch);
    if (refusal == null) {
      return;
    }
    int size = batch.size();
    if (size == 1) {
      setAside(batch.get(0), refusal);
      return;
    }
    int piece = size > PIECE ? PIECE : 1;
    for (int from = 0; from < size; from += piece) {
      deliver(batch.subList(from, Math.min(from + piece, size)));
    }
  }

  private @Nullable Throwable give(List<StoredStatement> batch) throws InterruptedException {
    if (bell.isClosed()) {
      throw new InterruptedException("closed");
    }
    Throwable refusal = attempts.give(() -> handle(progress.checkpoint(), batch));
    if (refusal == null) {
      progress.handled(batch.get(batch.size() - 1).seq());
    }
    return refusal;
  }

  /** In the trace of the first request that brought one of them, linked to the others. */
  private void handle(long after, List<StoredStatement> batch) {
    long last = batch.get(batch.size() - 1).seq();
    SpanContext.begin("plugin.handle", statements.origins(after, last))
        .with("trailmark.plugin", name)
        .with("trailmark.statements", batch.size())
        .run(() -> delivery.handle(after, batch));
  }

  private void setAside(StoredStatement statement, Throwable refusal) throws InterruptedException {
    log.error(
        "Statement {} (seq {}) goes into quarantine", statement.id(), statement.seq(), refusal);
    long count =
        attempts.untilDone(
            () ->
                delivery.quarantine(
                    progress.checkpoint(), statement, refusal, policy.attempts(), clock.instant()));
    progress.quarantined(count);
    progress.handled(statement.seq());
  }

  private void redeliver() {
    for (Redeliveries.Wish wish = redeliveries.next(); wish != null; wish = redeliveries.next()) {
      try {
        wish.answer().complete(redeliver(wish.seq()));
      } catch (RuntimeException | Error e) {
        wish.answer().completeExceptionally(e);
        if (e instanceof Error fatal) {
          throw fatal;
        }
      }
    }
  }

  private boolean redeliver(long seq) {
    if (!delivery.isQuarantined(seq)) {
      return false;
    }
    StoredStatement statement = statements.readAfter(seq - 1, 1).get(0);
    try {
      OptionalLong left = delivery.redeliver(statement);
      left.ifPresent(progress::quarantined);
      time.owe();
      return left.isPresent();
    } catch (Throwable e) {
      Throwable failure = Attempts.faultOfHandler(e);
      if (Attempts.isOutage(failure)) {
        throw (LrsException) failure;
      }
      progress.noted(failure);
      delivery.refusedAgain(statement, failure, clock.instant());
      throw new LrsException(
          ProblemCode.INTERNAL, "The plugin refused the statement again: " + failure, failure);
    }
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
