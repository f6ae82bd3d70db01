package org.trailmark.lrs.sql;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.trailmark.lrs.index.TermKeys;
import org.trailmark.lrs.index.TermKind;
import org.trailmark.lrs.pack.StatementPacker;
import org.trailmark.lrs.store.StoredStatement;

/** Makes statements out of rows. */
record Statements(TermKeys keys, StatementPacker packer) {

  List<StoredStatement> of(List<LogRow> rows, StatementIndex.Lookup lookup) throws SQLException {
    List<StoredStatement> statements = new ArrayList<>(rows.size());
    for (LogRow row : rows) {
      statements.add(of(row, isVoided(row, lookup)));
    }
    return statements;
  }

  StoredStatement of(LogRow row, boolean voided) {
    return new StoredStatement(
        row.seq(), row.id(), row.stored(), voided, packer.unpack(row.packed(), row.stored()));
  }

  /** A voiding statement cannot be voided itself (xAPI-Data 2.3.2). */
  boolean isVoided(LogRow row, StatementIndex.Lookup lookup) throws SQLException {
    return !row.voiding() && lookup.holds(keys.of(TermKind.VOIDED, row.id()));
  }
}
