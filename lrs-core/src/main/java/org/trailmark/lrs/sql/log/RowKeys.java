package org.trailmark.lrs.sql.log;

import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.index.Indexed;
import org.trailmark.lrs.index.TermKeys;
import org.trailmark.lrs.index.TermKind;

/**
 * What the index has to know of a row of the log.
 *
 * @param target the statement that it refers to
 * @param voiding whether it voids that one
 * @param terms the filters that find it, as far as was known when it was stored
 */
public record RowKeys(long seq, UUID id, @Nullable UUID target, boolean voiding, TermSet terms) {

  /** The row as the index takes it in: with the keys that only this statement has. */
  public Indexed indexed(TermKeys make) {
    long[] own = terms.keys();
    int more = target == null ? 1 : voiding ? 3 : 2;
    long[] keys = Arrays.copyOf(own, own.length + more);
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
