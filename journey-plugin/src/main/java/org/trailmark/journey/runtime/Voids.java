package org.trailmark.journey.runtime;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.trailmark.journey.db.Bulk;
import org.trailmark.journey.db.Rows;

/** Which statements are voided, known perhaps before they are (xAPI-Data 2.3.2). */
final class Voids {
  private final Handle handle;

  Voids(Handle handle) {
    this.handle = handle;
  }

  void add(Collection<UUID> statements) {
    Bulk.update(
        handle,
        "INSERT INTO voided (statement_id) VALUES (?) ON CONFLICT DO NOTHING",
        Bulk.rows(texts(statements)));
  }

  /** Those of these statements that are voided. */
  Set<UUID> among(Collection<UUID> statements) {
    return Set.copyOf(
        Bulk.query(
            handle,
            "statement_id",
            Bulk.rows(texts(statements)),
            "SELECT v.statement_id AS statement_id FROM asked CROSS JOIN voided v"
                + " WHERE v.statement_id = asked.statement_id",
            r -> UUID.fromString(Rows.text(r, "statement_id"))));
  }

  private static List<String> texts(Collection<UUID> statements) {
    return statements.stream().map(UUID::toString).toList();
  }
}
