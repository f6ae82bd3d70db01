package org.trailmark.lrs.sql;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.trailmark.lrs.sql.StatementSearch.Found;
import org.trailmark.lrs.store.StatementPage;
import org.trailmark.lrs.store.StatementQuery;
import org.trailmark.lrs.store.StatementReader;
import org.trailmark.lrs.store.StoredStatement;

/** Finds statements over the index. */
final class SqlStatementReader implements StatementReader {
  private final SqliteReader database;
  private final StatementIndex index;
  private final Statements statements;
  private final CommitClock clock;

  SqlStatementReader(
      SqliteReader database, StatementIndex index, Statements statements, CommitClock clock) {
    this.database = database;
    this.index = index;
    this.statements = statements;
    this.clock = clock;
  }

  @Override
  public Optional<StoredStatement> find(UUID id) {
    return database.look(
        session -> {
          try (StatementIndex.Lookup lookup = index.lookup(session)) {
            LogRow row = StoredRows.find(id, statements.keys(), lookup, new LogTable(session));
            return row == null
                ? Optional.empty()
                : Optional.of(statements.of(row, statements.isVoided(row, lookup)));
          }
        });
  }

  @Override
  public StatementPage query(StatementQuery query) {
    Found found =
        database.lookAtOnce(
            session -> {
              try (StatementIndex.Lookup lookup = index.lookup(session)) {
                return new StatementSearch(session, lookup, statements).page(query);
              }
            });
    List<StoredStatement> page = new ArrayList<>(found.rows().size());
    found.rows().forEach(row -> page.add(statements.of(row, false)));
    return new StatementPage(page, found.next());
  }

  @Override
  public Instant consistentThrough() {
    return clock.consistentThrough();
  }
}
