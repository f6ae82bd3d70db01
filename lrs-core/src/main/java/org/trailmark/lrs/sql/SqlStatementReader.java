package org.trailmark.lrs.sql;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.trailmark.lrs.store.StatementPage;
import org.trailmark.lrs.store.StatementQuery;
import org.trailmark.lrs.store.StatementQuery.Cursor;
import org.trailmark.lrs.store.StatementReader;
import org.trailmark.lrs.store.StoredStatement;

/** Finds statements over the index entries. */
final class SqlStatementReader implements StatementReader {
  private static final String BY_ID =
      "SELECT " + StatementRows.COLUMNS + " FROM statement s WHERE s.id = :id";

  private final SqliteReader database;
  private final CommitClock clock;

  SqlStatementReader(SqliteReader database, CommitClock clock) {
    this.database = database;
    this.clock = clock;
  }

  @Override
  public Optional<StoredStatement> find(UUID id) {
    return database.read(
        handle ->
            handle
                .createQuery(BY_ID)
                .bind("id", UuidBytes.of(id))
                .map(StatementRows::map)
                .findOne());
  }

  @Override
  public StatementPage query(StatementQuery query) {
    return database.read(handle -> page(handle, query));
  }

  private static StatementPage page(Handle handle, StatementQuery query) {
    Optional<QueryPlan> plan = QueryPlan.of(handle, query);
    if (plan.isEmpty()) {
      return new StatementPage(List.of(), null);
    }
    List<StoredStatement> found = plan.get().run(handle);
    if (found.size() <= query.limit()) {
      return new StatementPage(found, null);
    }
    List<StoredStatement> page = found.subList(0, query.limit());
    Cursor next = new Cursor(page.get(page.size() - 1).seq(), plan.get().newest());
    return new StatementPage(page, next);
  }

  @Override
  public Instant consistentThrough() {
    return clock.consistentThrough();
  }
}
