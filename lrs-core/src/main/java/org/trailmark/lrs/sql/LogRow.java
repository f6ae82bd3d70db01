package org.trailmark.lrs.sql;

import java.util.UUID;
import org.trailmark.lrs.xapi.StatementKeys;
import org.trailmark.lrs.xapi.ValidStatement;

/** A statement that has got its place in the log. */
record LogRow(long seq, ValidStatement statement, TermSet terms) {

  UUID id() {
    return statement.id();
  }

  StatementKeys keys() {
    return statement.keys();
  }
}
