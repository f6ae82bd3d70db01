package org.trailmark.lrs.sql.read;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.trailmark.lrs.sql.commit.CommitOrder;
import org.trailmark.lrs.sql.connection.SqlReader;
import org.trailmark.lrs.sql.log.StatementIndex;
import org.trailmark.lrs.sql.log.Statements;
import org.trailmark.lrs.sql.log.Unpacked;
import org.trailmark.lrs.sql.read.StatementSearch.Found;
import org.trailmark.lrs.store.Sight;
import org.trailmark.lrs.store.StatementPage;
import org.trailmark.lrs.store.StatementQuery;
import org.trailmark.lrs.store.StatementReader;
import org.trailmark.lrs.store.StoredStatement;

/** Finds statements over the index. */
public final class SqlStatementReader implements StatementReader {
  private final SqlReader database;
  private final StatementIndex index;
  private final Statements statements;
  private final CommitOrder order;

  public SqlStatementReader(
      SqlReader database, StatementIndex index, Statements statements, CommitOrder order) {
    this.database = database;
    this.index = index;
    this.statements = statements;
    this.order = order;
  }

  @Override
  public Optional<StoredStatement> find(UUID id, Sight sight) {
    return database.look(
        session -> {
          try (StatementIndex.Lookup lookup = index.lookup(session)) {
            Unpacked found = lookup.find(id, statements);
            if (found == null || !new Glance(sight, lookup, statements).sees(found)) {
              return Optional.empty();
            }
            boolean voided = !Statements.voided(List.of(found), lookup).isEmpty();
            return Optional.of(statements.shown(found, voided));
          }
        });
  }

  @Override
  public StatementPage query(StatementQuery query, Sight sight) {
    Found found =
        database.lookAtOnce(
            session -> {
              try (StatementIndex.Lookup lookup = index.lookup(session)) {
                return new StatementSearch(session, lookup, statements, sight).page(query);
              }
            });
    List<StoredStatement> page = new ArrayList<>(found.statements().size());
    found.statements().forEach(statement -> page.add(statements.shown(statement, false)));
    return new StatementPage(page, found.next());
  }

  @Override
  public Instant consistentThrough() {
    return order.consistentThrough();
  }
}
