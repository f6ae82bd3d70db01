package org.trailmark.lrs.sql;

import java.util.List;
import org.trailmark.lrs.store.StatementLog;
import org.trailmark.lrs.store.StoredStatement;
import org.trailmark.lrs.trace.SpanContext;

/** The log is the table: a reader pages by {@code seq}. */
final class SqlLog implements StatementLog {
  private final SqlReader database;
  private final StatementIndex index;
  private final Statements statements;
  private final CommitListeners listeners;
  private final Origins origins;

  SqlLog(
      SqlReader database,
      StatementIndex index,
      Statements statements,
      CommitListeners listeners,
      Origins origins) {
    this.database = database;
    this.index = index;
    this.statements = statements;
    this.listeners = listeners;
    this.origins = origins;
  }

  @Override
  public List<StoredStatement> readAfter(long seq, int max, long maxBytes) {
    return database.lookAtOnce(
        session -> {
          try (StatementIndex.Lookup lookup = index.lookup(session)) {
            LogTable log = new LogTable(session);
            return Statements.of(
                statements.range(seq + 1, lookup.head(), max, maxBytes, log), lookup);
          }
        });
  }

  @Override
  public long head() {
    return database.look(
        session -> {
          try (StatementIndex.Lookup lookup = index.lookup(session)) {
            return lookup.head();
          }
        });
  }

  @Override
  public Subscription onCommit(Runnable listener) {
    return listeners.add(listener);
  }

  @Override
  public List<SpanContext> origins(long after, long last) {
    return origins.of(after, last);
  }
}
