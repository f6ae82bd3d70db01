package org.trailmark.lrs.sql.read;

import java.util.List;
import org.trailmark.lrs.sql.commit.Origins;
import org.trailmark.lrs.sql.connection.CommitListeners;
import org.trailmark.lrs.sql.connection.SqlReader;
import org.trailmark.lrs.sql.log.LogTable;
import org.trailmark.lrs.sql.log.StatementIndex;
import org.trailmark.lrs.sql.log.Statements;
import org.trailmark.lrs.store.StatementLog;
import org.trailmark.lrs.store.StoredStatement;
import org.trailmark.lrs.trace.SpanContext;

/** The log is the table: a reader pages by {@code seq}. */
public final class SqlLog implements StatementLog {
  private final SqlReader database;
  private final StatementIndex index;
  private final Statements statements;
  private final CommitListeners listeners;
  private final Origins origins;

  public SqlLog(
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
