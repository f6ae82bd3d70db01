package org.trailmark.testkit.plugin;

import java.sql.Connection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.plugin.StatementHandler;
import org.trailmark.lrs.store.StoredStatement;

/** Hands all calls on, and remembers what {@code onTime} answered last. */
final class WatchedHandler implements StatementHandler {
  private final StatementHandler handler;
  private Optional<Instant> askedFor = Optional.empty();
  private @Nullable Throwable failure;
  private int failures;

  WatchedHandler(StatementHandler handler) {
    this.handler = handler;
  }

  @Override
  public void handle(List<StoredStatement> statements, Connection tx) throws Exception {
    handler.handle(statements, tx);
  }

  @Override
  public void foresee(CompletionStage<List<StoredStatement>> next) throws Exception {
    handler.foresee(next);
  }

  @Override
  public Optional<Instant> onTime(Instant now, Connection tx) throws Exception {
    try {
      Optional<Instant> next = handler.onTime(now, tx);
      answered(next);
      return next;
    } catch (Throwable e) {
      failed(e);
      throw e;
    }
  }

  /** When it wants to be called next. */
  synchronized Optional<Instant> askedFor() {
    return askedFor;
  }

  /** What {@code onTime} threw, where it did so this often, one call after another. */
  synchronized @Nullable Throwable failureAfter(int calls) {
    return failures >= calls ? failure : null;
  }

  private synchronized void answered(Optional<Instant> next) {
    askedFor = next;
    failure = null;
    failures = 0;
  }

  private synchronized void failed(Throwable e) {
    failure = e;
    failures++;
  }
}
