package org.trailmark.lrs.sql;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.trailmark.lrs.index.TermKeys;
import org.trailmark.lrs.pack.StatementPacker;
import org.trailmark.lrs.store.StoredStatement;

/** Makes statements out of rows. */
record Statements(TermKeys keys, StatementPacker packer) {

  List<StoredStatement> of(List<LogRow> rows, StatementIndex.Lookup lookup) throws SQLException {
    Set<UUID> voided = voided(rows, lookup);
    List<StoredStatement> statements = new ArrayList<>(rows.size());
    for (LogRow row : rows) {
      statements.add(of(row, voided.contains(row.id())));
    }
    return statements;
  }

  StoredStatement of(LogRow row, boolean voided) {
    return new StoredStatement(
        row.seq(), row.id(), row.stored(), voided, packer.unpack(row.packed(), row.stored()));
  }

  /** The ids of those that are voided: never a voiding statement (xAPI-Data 2.3.2). */
  static Set<UUID> voided(List<LogRow> rows, StatementIndex.Lookup lookup) throws SQLException {
    List<UUID> voidable = rows.stream().filter(row -> !row.voiding()).map(LogRow::id).toList();
    return voidable.isEmpty() ? Set.of() : lookup.voided(voidable);
  }
}
