package org.trailmark.lrs.sql;

import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.stream.LongStream;

/** A set of term ids, in rising order. */
final class TermSet {
  static final TermSet EMPTY = new TermSet(new long[0]);

  private final long[] ids;

  private TermSet(long[] ids) {
    this.ids = ids;
  }

  static TermSet of(LongStream ids) {
    return new TermSet(ids.sorted().distinct().toArray());
  }

  /** The set that {@link #bytes()} wrote. */
  static TermSet ofBytes(byte[] bytes) {
    LongBuffer longs = ByteBuffer.wrap(bytes).asLongBuffer();
    long[] ids = new long[longs.remaining()];
    longs.get(ids);
    return new TermSet(ids);
  }

  byte[] bytes() {
    ByteBuffer bytes = ByteBuffer.allocate(ids.length * Long.BYTES);
    bytes.asLongBuffer().put(ids);
    return bytes.array();
  }

  LongStream ids() {
    return Arrays.stream(ids);
  }

  boolean isEmpty() {
    return ids.length == 0;
  }

  TermSet and(TermSet others) {
    return others.isEmpty() ? this : of(LongStream.concat(ids(), others.ids()));
  }

  TermSet without(TermSet others) {
    return new TermSet(ids().filter(id -> Arrays.binarySearch(others.ids, id) < 0).toArray());
  }
}
