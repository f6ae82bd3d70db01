package org.trailmark.lrs.sql.privacy;

import org.trailmark.lrs.pack.StatementPacker;
import org.trailmark.lrs.sql.log.LogRow;
import org.trailmark.lrs.sql.log.TermSet;

/** Takes the statements of rows out, and puts others into their place. */
record RowContent(StatementPacker packer) {

  byte[] json(LogRow row) {
    return packer.unpack(row.packed(), row.stored());
  }

  /** The same statement, packed anew. */
  LogRow packedAnew(LogRow row) {
    return with(row, row.terms(), json(row));
  }

  LogRow with(LogRow row, TermSet terms, byte[] json) {
    return packed(row, terms, packer.pack(json));
  }

  /** The same statement, found by other keys. */
  static LogRow with(LogRow row, TermSet terms) {
    return packed(row, terms, row.packed());
  }

  private static LogRow packed(LogRow row, TermSet terms, byte[] packed) {
    return new LogRow(
        row.seq(), row.id(), row.stored(), row.target(), row.voiding(), terms, packed);
  }
}
