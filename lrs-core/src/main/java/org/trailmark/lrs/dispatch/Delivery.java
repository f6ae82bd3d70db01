package org.trailmark.lrs.dispatch;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.trailmark.lrs.plugin.StatementHandler;
import org.trailmark.lrs.store.PluginDatabase;
import org.trailmark.lrs.store.StoredStatement;

/** The transactions of dispatch: what the handler does, and that it is done, commit together. */
final class Delivery {
  private final StatementHandler handler;
  private final PluginDatabase database;

  Delivery(StatementHandler handler, PluginDatabase database) {
    this.handler = handler;
    this.database = database;
  }

  /** Where the last run of the program left off. */
  void resume(Progress progress) {
    database.read(
        tx -> {
          progress.begin(Checkpoints.read(tx), Checkpoints.through(tx), QuarantineTable.count(tx));
          return true;
        });
  }

  void handle(List<StoredStatement> statements) {
    long last = statements.get(statements.size() - 1).seq();
    database.write(
        tx -> {
          call(
              () -> {
                handler.handle(statements, tx);
                return true;
              });
          Checkpoints.advance(tx, last);
          return true;
        });
  }

  Optional<Instant> tellTime(Instant now) {
    return database.write(
        tx -> {
          Optional<Instant> next = call(() -> handler.onTime(now, tx));
          Checkpoints.through(tx, now);
          return next;
        });
  }

  /** Sets a statement aside and goes on after it; returns how many are set aside now. */
  long quarantine(StoredStatement statement, Throwable failure, int attempts, Instant at) {
    return database.write(
        tx -> {
          QuarantineTable.save(tx, entry(statement, failure, attempts, at));
          Checkpoints.advance(tx, statement.seq());
          return QuarantineTable.count(tx);
        });
  }

  boolean isQuarantined(long seq) {
    return database.read(tx -> QuarantineTable.contains(tx, seq));
  }

  /** Handles a statement of the quarantine and takes it out. */
  long redeliver(StoredStatement statement) {
    return database.write(
        tx -> {
          call(
              () -> {
                handler.handle(List.of(statement), tx);
                return true;
              });
          QuarantineTable.remove(tx, statement.seq());
          return QuarantineTable.count(tx);
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
  private static <T> T call(HandlerCall<T> call) throws SQLException {
    try {
      return call.run();
    } catch (SQLException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new HandlerFailure(e);
    } finally {
      Thread.interrupted(); // a handler's business of its own; only closing ends this thread
    }
  }

  @FunctionalInterface
  private interface HandlerCall<T> {
    T run() throws Exception;
  }

  /** Carries what the handler threw. */
  static final class HandlerFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    HandlerFailure(Exception cause) {
      super(cause);
    }
  }
}
