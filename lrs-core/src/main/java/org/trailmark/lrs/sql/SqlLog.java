package org.trailmark.lrs.sql;

import java.util.List;
import org.trailmark.lrs.store.StatementLog;
import org.trailmark.lrs.store.StoredStatement;

/** The log is the table: a reader pages by {@code seq}. */
final class SqlLog implements StatementLog {
  private static final String AFTER =
      "SELECT "
          + StatementRows.COLUMNS
          + " FROM statement s WHERE s.seq > :seq ORDER BY s.seq LIMIT :max";
  private static final String HEAD = "SELECT coalesce(max(seq), 0) FROM statement";

  private final SqliteReader database;
  private final CommitListeners listeners;

  SqlLog(SqliteReader database, CommitListeners listeners) {
    this.database = database;
    this.listeners = listeners;
  }

  @Override
  public List<StoredStatement> readAfter(long seq, int max) {
    return database.read(
        handle ->
            handle
                .createQuery(AFTER)
                .bind("seq", seq)
                .bind("max", max)
                .map(StatementRows::map)
                .list());
  }

  @Override
  public long head() {
    return database.read(handle -> handle.createQuery(HEAD).mapTo(long.class).one());
  }

  @Override
  public Subscription onCommit(Runnable listener) {
    return listeners.add(listener);
  }
}
