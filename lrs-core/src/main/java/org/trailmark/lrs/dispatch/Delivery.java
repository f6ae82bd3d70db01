package org.trailmark.lrs.dispatch;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trailmark.lrs.plugin.StatementHandler;
import org.trailmark.lrs.store.PluginDatabase;
import org.trailmark.lrs.store.StoredStatement;

/** The transactions of dispatch: what the handler does, and that it is done, commit together. */
final class Delivery {
  private static final Logger log = LoggerFactory.getLogger(Delivery.class);

  private final StatementHandler handler;
  private final PluginDatabase database;
  private final MeasuredCalls calls;

  Delivery(StatementHandler handler, PluginDatabase database, MeasuredCalls calls) {
    this.handler = handler;
    this.database = database;
    this.calls = calls;
  }

  /** Whether this node is the one that dispatches. */
  boolean isOurTurn() {
    return database.isOurTurn();
  }

  /** Where the last run of the program left off, or the node that had the turn. */
  void resume(Progress progress) {
    database.read(
        tx -> {
          progress.begin(Checkpoints.read(tx), Checkpoints.through(tx), QuarantineTable.count(tx));
          return true;
        });
  }

  /**
   * Hands statements over.
   *
   * @param after the checkpoint that they follow
   * @throws Overtaken if it is another one by now
   */
  void handle(long after, List<StoredStatement> statements) {
    long last = statements.get(statements.size() - 1).seq();
    database.write(
        tx -> {
          requireCheckpoint(tx, after);
          call(
              "handle",
              () -> {
                handler.handle(statements, tx);
                return true;
              });
          Checkpoints.advance(tx, last);
          return true;
        });
  }

  /**
   * Says what will be handed over after the next call of {@link #handle}. It may be of use and is
   * of no consequence, so a handler that throws is only told of.
   */
  void foresee(CompletionStage<List<StoredStatement>> next) {
    try {
      call(
          "foresee",
          () -> {
            handler.foresee(next);
            return true;
          });
    } catch (SQLException | RuntimeException e) {
      log.warn("The handler cannot foresee what comes next", e);
    }
  }

  /**
   * Tells the time.
   *
   * @param after the checkpoint: what came before it is handled
   * @throws Overtaken if it is another one by now
   */
  Optional<Instant> tellTime(long after, Instant now) {
    return database.write(
        tx -> {
          requireCheckpoint(tx, after);
          requireNoLater(tx, now);
          Optional<Instant> next = call("onTime", () -> handler.onTime(now, tx));
          Checkpoints.through(tx, now);
          return next;
        });
  }

  /** Sets a statement aside and goes on after it; returns how many are set aside now. */
  long quarantine(
      long after, StoredStatement statement, Throwable failure, int attempts, Instant at) {
    return database.write(
        tx -> {
          requireCheckpoint(tx, after);
          QuarantineTable.save(tx, entry(statement, failure, attempts, at));
          Checkpoints.advance(tx, statement.seq());
          return QuarantineTable.count(tx);
        });
  }

  /**
   * A node that lost its turn may not have noticed yet: what decides is the checkpoint, in the
   * transaction that moves it.
   */
  private static void requireCheckpoint(Connection tx, long expected) throws SQLException {
    long found = Checkpoints.read(tx);
    if (found != expected) {
      throw new Overtaken("the checkpoint is " + found + ", not " + expected);
    }
  }

  /** Time never falls for a handler, whichever node told it last. */
  private static void requireNoLater(Connection tx, Instant now) throws SQLException {
    Instant told = Checkpoints.through(tx);
    if (told.isAfter(now)) {
      throw new Overtaken("the time was told up to " + told + ", after " + now);
    }
  }

  boolean isQuarantined(long seq) {
    return database.read(tx -> QuarantineTable.contains(tx, seq));
  }

  /**
   * Handles a statement of the quarantine and takes it out.
   *
   * @return how many are left; empty: it was not there
   */
  OptionalLong redeliver(StoredStatement statement) {
    return database.write(
        tx -> {
          if (!QuarantineTable.remove(tx, statement.seq())) {
            return OptionalLong.empty(); // another node was quicker
          }
          call(
              "handle",
              () -> {
                handler.handle(List.of(statement), tx);
                return true;
              });
          return OptionalLong.of(QuarantineTable.count(tx));
        });
  }

  /** Notes that a statement of the quarantine was refused once more. */
  void refusedAgain(StoredStatement statement, Throwable failure, Instant at) {
    database.write(
        tx -> {
          if (QuarantineTable.contains(tx, statement.seq())) { // else discarded meanwhile
            QuarantineTable.save(tx, entry(statement, failure, 1, at));
          }
          return true;
        });
  }

  private static QuarantinedStatement entry(
      StoredStatement statement, Throwable failure, int attempts, Instant at) {
    StringWriter trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace, true));
    return new QuarantinedStatement(
        statement.seq(), statement.id(), trace.toString(), attempts, at);
  }

  /** Lets a checked exception of the handler through a transaction, which allows none. */
  private <T> T call(String method, Callable<T> call) throws SQLException {
    try {
      return calls.measure(method, call);
    } catch (SQLException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new HandlerFailure(e);
    } finally {
      Thread.interrupted(); // a handler's business of its own; only closing ends this thread
    }
  }

  /** Another node went on; nothing was done. */
  static final class Overtaken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Overtaken(String how) {
      super("another node went on: " + how);
    }
  }

  /** Carries what the handler threw. */
  static final class HandlerFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    HandlerFailure(Exception cause) {
      super(cause);
    }
  }
}
