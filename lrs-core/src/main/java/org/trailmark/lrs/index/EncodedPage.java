package org.trailmark.lrs.index;

import java.nio.ByteBuffer;

/**
 * A page on its way to or from a {@link RunStore}. It begins with a zero and a checksum; those that
 * were written by earlier versions do not.
 *
 * @param firstKey key of its first entry
 * @param firstPlace place of its first entry
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
public record EncodedPage(long firstKey, long firstPlace, byte[] bytes) {
  static final int HEAD = 1 + Checksum.BYTES;

  /** A page whose entries lie behind room for its head, which is written here. */
  static EncodedPage sealed(long firstKey, long firstPlace, byte[] bytes) {
    EncodedPage page = new EncodedPage(firstKey, firstPlace, bytes);
    bytes[0] = 0; // no page has no entries, so none of an earlier version begins like this
    ByteBuffer.wrap(bytes, 1, Checksum.BYTES).putInt(page.sum());
    return page;
  }

  /** Where its entries begin. */
  int body() {
    return isSealed() ? HEAD : 0;
  }

  private boolean isSealed() {
    return bytes.length > HEAD && bytes[0] == 0;
  }

  /** Whether it is what was written, as far as that can be told. */
  public boolean isWhole() {
    return !isSealed() || ByteBuffer.wrap(bytes, 1, Checksum.BYTES).getInt() == sum();
  }

  private int sum() {
    ByteBuffer first = ByteBuffer.allocate(2 * Long.BYTES).putLong(firstKey).putLong(firstPlace);
    return Checksum.of(first.flip(), ByteBuffer.wrap(bytes, HEAD, bytes.length - HEAD));
  }
}
