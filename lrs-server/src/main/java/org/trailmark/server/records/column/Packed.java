package org.trailmark.server.records.column;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * An array of integers in as many bits each as the largest needs above the smallest. Never changes.
 */
public final class Packed {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /** Smallest value, width, and then the bits. */
  private static final int HEAD = Long.BYTES + 1;

  /** A wider one would not fit into a long that begins at any bit of a byte. */
  private static final int WIDEST = 57;

  private final byte[] bytes;
  private final int begin;
  private final long low;
  private final int width;
  private final long mask;

  private Packed(byte[] bytes, int begin) {
    this.bytes = bytes;
    this.begin = begin + HEAD;
    this.low = (long) LONG.get(bytes, begin);
    this.width = bytes[begin + Long.BYTES];
    this.mask = width == Long.SIZE ? -1 : (1L << width) - 1;
  }

  /**
   * Packs values.
   *
   * @param count how many of the array
   * @return the bytes to be {@link #read}
   */
  static byte[] pack(long[] values, int count) {
    long low = Long.MAX_VALUE;
    long high = Long.MIN_VALUE;
    for (int i = 0; i < count; i++) {
      low = Math.min(low, values[i]);
      high = Math.max(high, values[i]);
    }
    if (count == 0) {
      low = 0;
      high = 0;
    }
    int needed = Long.SIZE - Long.numberOfLeadingZeros(high - low); // unsigned: may pass a long
    int width = needed > WIDEST ? Long.SIZE : needed;
    byte[] bytes = new byte[HEAD + (int) (((long) count * width + 7) >>> 3)];
    // Room to write the last value as a whole long, cut off again at the end.
    byte[] room = Arrays.copyOf(bytes, bytes.length + Long.BYTES);
    LONG.set(room, 0, low);
    room[Long.BYTES] = (byte) width;
    for (int i = 0; i < count; i++) {
      long bit = (long) i * width;
      int at = HEAD + (int) (bit >>> 3);
      long value = values[i] - low;
      LONG.set(room, at, (long) LONG.get(room, at) | (value << (bit & 7)));
    }
    return Arrays.copyOf(room, bytes.length);
  }

  /** Reads what {@link #pack} packed. */
  static Packed read(byte[] packed) {
    return new Packed(Arrays.copyOf(packed, packed.length + Long.BYTES), 0);
  }

  /** The value at a place. */
  public long get(int place) {
    long bit = (long) place * width;
    return low + (((long) LONG.get(bytes, begin + (int) (bit >>> 3)) >>> (bit & 7)) & mask);
  }
}
