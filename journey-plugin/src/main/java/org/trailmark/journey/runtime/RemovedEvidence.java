package org.trailmark.journey.runtime;

import java.sql.Connection;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.trailmark.journey.db.Bulk;
import org.trailmark.journey.db.Handles;
import org.trailmark.journey.db.Rows;
import org.trailmark.lrs.plugin.RemovedStatements;
import org.trailmark.lrs.store.Retention.Removed;

/**
 * What a removed statement meant stays, so that nobody steps back because time has passed (see
 * "Retention" in RATIONALE.md); which rule took the statement is remembered, so that an explanation
 * can say it.
 */
public final class RemovedEvidence implements RemovedStatements {

  @Override
  public void removed(List<Removed> statements, Connection tx) {
    Handle handle = Handles.over(tx);
    new HistoryEdition(handle).next();
    Bulk.update(
        handle,
        "INSERT INTO removed_statement (statement_id, rule)"
            + " SELECT DISTINCT statement_id, CAST(? AS VARCHAR(100)) FROM evidence WHERE seq = ?"
            + " ON CONFLICT DO NOTHING",
        statements.stream().map(statement -> Bulk.row(statement.rule(), statement.seq())).toList());
  }

  /** Which rule took statements; those that none took are left out. */
  public static Map<UUID, String> rules(Collection<UUID> statements, Handle tx) {
    Map<UUID, String> rules = new HashMap<>();
    Bulk.query(
            tx,
            "statement_id",
            Bulk.rows(statements.stream().map(UUID::toString).toList()),
            "SELECT r.statement_id, r.rule FROM asked CROSS JOIN removed_statement r"
                + " WHERE r.statement_id = asked.statement_id",
            r -> Map.entry(UUID.fromString(Rows.text(r, "statement_id")), Rows.text(r, "rule")))
        .forEach(rule -> rules.put(rule.getKey(), rule.getValue()));
    return rules;
  }
}
