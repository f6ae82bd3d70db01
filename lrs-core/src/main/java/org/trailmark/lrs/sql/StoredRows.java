package org.trailmark.lrs.sql;

import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.index.TermKeys;
import org.trailmark.lrs.index.TermKind;

/** Finds rows of the log by the id of their statement. */
final class StoredRows {
  private StoredRows() {}

  static @Nullable LogRow find(UUID id, TermKeys keys, StatementIndex.Lookup lookup, LogTable log)
      throws SQLException {
    for (long seq : lookup.places(keys.of(TermKind.ID, id))) {
      LogRow row = log.find(seq);
      if (row != null && row.id().equals(id)) {
        return row;
      }
    }
    return null;
  }
}
