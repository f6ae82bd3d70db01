package org.trailmark.lrs.sql.log;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A statement in its place in the log.
 *
 * @param stored UTC, to the millisecond
 * @param target the statement that it refers to
 * @param voiding whether it voids that one
 * @param terms the filters that find it, as far as was known when it was stored
 * @param packed see {@link org.trailmark.lrs.pack.StatementPacker}
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
public record LogRow(
    long seq,
    UUID id,
    Instant stored,
    @Nullable UUID target,
    boolean voiding,
    TermSet terms,
    byte[] packed) {

  /** What the index has to know of it. */
  public RowKeys keys() {
    return new RowKeys(seq, id, target, voiding, terms);
  }

  /** What of it an answer is made of. */
  PackedRow content() {
    return new PackedRow(seq, id, stored, voiding, packed);
  }
}
