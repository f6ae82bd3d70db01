package org.trailmark.lrs.sql;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.index.Indexed;
import org.trailmark.lrs.index.TermKeys;
import org.trailmark.lrs.index.TermKind;

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
record LogRow(
    long seq,
    UUID id,
    Instant stored,
    @Nullable UUID target,
    boolean voiding,
    TermSet terms,
    byte[] packed) {

  /** The row as the index takes it in: with the keys that only this statement has. */
  Indexed indexed(TermKeys make) {
    long[] own = terms.keys();
    int more = target == null ? 1 : voiding ? 3 : 2;
    long[] keys = java.util.Arrays.copyOf(own, own.length + more);
    keys[own.length] = make.of(TermKind.ID, id);
    if (target != null) {
      keys[own.length + 1] = make.of(TermKind.TARGET, target);
      if (voiding) {
        keys[own.length + 2] = make.of(TermKind.VOIDED, target);
      }
    }
    return new IndexedRow(seq, keys);
  }

  @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
  private record IndexedRow(long seq, long[] keys) implements Indexed {}
}
