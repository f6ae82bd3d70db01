package org.trailmark.lrs.sql.commit;

import org.trailmark.lrs.index.TermKeys;
import org.trailmark.lrs.pack.StatementPacker;
import org.trailmark.lrs.sql.log.TermSet;
import org.trailmark.lrs.xapi.ValidStatement;

/**
 * A statement with all that can be made ready before its turn comes to be written.
 *
 * @param terms what it is found by for its own sake
 * @param packed as it will lie in the log
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
record PackedStatement(ValidStatement statement, TermSet terms, byte[] packed) {

  static PackedStatement of(ValidStatement statement, TermKeys keys, StatementPacker packer) {
    return new PackedStatement(
        statement, TermSet.of(statement.keys(), keys), packer.pack(statement));
  }
}
