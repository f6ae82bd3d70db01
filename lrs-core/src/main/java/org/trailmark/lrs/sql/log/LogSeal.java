package org.trailmark.lrs.sql.log;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.index.Checksum;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;

/**
 * Seals the rows of the log: behind what is packed, and behind the terms, lie four bytes that tell
 * whether these and the columns beside them are what was written. A disk that changes a bit is
 * found out by whoever reads. Rows that an earlier version wrote have no seal.
 */
public final class LogSeal {
  /** In the first byte of what is packed, which is a small number. */
  private static final int SEALED = 0x40;

  private LogSeal() {}

  /** What is kept of the packed statement of a row. */
  public static byte[] packed(LogRow row) {
    byte[] kept = Arrays.copyOf(row.packed(), row.packed().length + Checksum.BYTES);
    int end = row.packed().length;
    ByteBuffer.wrap(kept)
        .putInt(end, sum(row.seq(), row.id(), row.stored(), row.voiding(), kept, end));
    kept[0] = (byte) (kept[0] | SEALED);
    return kept;
  }

  /**
   * The packed statement again.
   *
   * @throws LrsException {@code STORE_UNAVAILABLE} where it, or what lies beside it, was changed
   */
  static byte[] opened(long seq, UUID id, Instant stored, boolean voiding, byte[] kept) {
    if (kept.length <= Checksum.BYTES || (kept[0] & SEALED) == 0) {
      return kept;
    }
    int end = kept.length - Checksum.BYTES;
    kept[0] = (byte) (kept[0] & ~SEALED);
    if (ByteBuffer.wrap(kept).getInt(end) != sum(seq, id, stored, voiding, kept, end)) {
      throw damaged(seq);
    }
    return Arrays.copyOf(kept, end);
  }

  private static int sum(
      long seq, UUID id, Instant stored, boolean voiding, byte[] packed, int end) {
    ByteBuffer beside =
        ByteBuffer.allocate(4 * Long.BYTES + 1)
            .putLong(seq)
            .putLong(id.getMostSignificantBits())
            .putLong(id.getLeastSignificantBits())
            .putLong(stored.toEpochMilli())
            .put((byte) (voiding ? 1 : 0));
    return Checksum.of(beside.flip(), ByteBuffer.wrap(packed, 0, end));
  }

  /** What is kept of the terms of a row. */
  public static byte[] terms(RowKeys row) {
    byte[] terms = row.terms().bytes();
    int sum = sum(row.seq(), row.id(), row.target(), row.voiding(), ByteBuffer.wrap(terms));
    byte[] kept = Arrays.copyOf(terms, terms.length + Checksum.BYTES);
    ByteBuffer.wrap(kept).putInt(terms.length, sum);
    return kept;
  }

  /**
   * The keys of a row again.
   *
   * @param kept of its terms
   * @throws LrsException {@code STORE_UNAVAILABLE} where they were changed
   */
  static RowKeys keys(long seq, UUID id, @Nullable UUID target, boolean voiding, byte[] kept) {
    int end = kept.length / Long.BYTES * Long.BYTES;
    ByteBuffer terms = ByteBuffer.wrap(kept, 0, end);
    if (end != kept.length
        && ByteBuffer.wrap(kept).getInt(end) != sum(seq, id, target, voiding, terms.duplicate())) {
      throw damaged(seq);
    }
    return new RowKeys(seq, id, target, voiding, TermSet.ofBytes(Arrays.copyOf(kept, end)));
  }

  private static int sum(
      long seq, UUID id, @Nullable UUID target, boolean voiding, ByteBuffer terms) {
    ByteBuffer beside =
        ByteBuffer.allocate(5 * Long.BYTES + 1)
            .putLong(seq)
            .putLong(id.getMostSignificantBits())
            .putLong(id.getLeastSignificantBits())
            .put((byte) (voiding ? 1 : 0));
    if (target != null) {
      beside.putLong(target.getMostSignificantBits()).putLong(target.getLeastSignificantBits());
    }
    return Checksum.of(beside.flip(), terms);
  }

  /** What to throw for a row that is not what was written. */
  static LrsException damaged(long seq) {
    return new LrsException(
        ProblemCode.STORE_UNAVAILABLE,
        "The statement at place "
            + seq
            + " of the log is damaged on disk. Restore a backup; `trailmark check` tells what else"
            + " is damaged.");
  }
}
