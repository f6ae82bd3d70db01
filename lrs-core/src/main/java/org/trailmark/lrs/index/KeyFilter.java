package org.trailmark.lrs.index;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Says of most keys that a run does not have them, without a look at the run: a Bloom filter whose
 * bits for one key lie in one line of 512, so that a question costs one look into memory. With ten
 * bits for a key, one answer in a hundred says "maybe" in vain; with sixteen, one in eight hundred.
 * Keys are hashes already, so they choose their own bits.
 */
final class KeyFilter {
  private static final int PROBES = 6;
  private static final int LINE_WORDS = 8;

  private final long[] words;

  private KeyFilter(long[] words) {
    this.words = words;
  }

  /** An empty filter for so many keys. */
  static KeyFilter forKeys(long keys, int bitsPerKey) {
    long lines = Math.max(1, (keys * bitsPerKey + 511) / 512);
    return new KeyFilter(new long[Math.toIntExact(lines * LINE_WORDS)]);
  }

  /** An empty filter with as much room. */
  KeyFilter emptied() {
    return new KeyFilter(new long[words.length]);
  }

  /** Whether it is what {@link #bytes} wrote; earlier versions wrote no checksum. */
  static boolean isWhole(byte[] bytes) {
    int end = bytes.length / Long.BYTES * Long.BYTES;
    return end == bytes.length
        || ByteBuffer.wrap(bytes, end, Checksum.BYTES).order(ByteOrder.LITTLE_ENDIAN).getInt()
            == Checksum.of(ByteBuffer.wrap(bytes, 0, end));
  }

  /** The filter that {@link #bytes} wrote. */
  static KeyFilter ofBytes(byte[] bytes) {
    long[] words = new long[bytes.length / Long.BYTES];
    ByteBuffer.wrap(bytes, 0, words.length * Long.BYTES)
        .order(ByteOrder.LITTLE_ENDIAN)
        .asLongBuffer()
        .get(words);
    return new KeyFilter(words);
  }

  byte[] bytes() {
    int end = words.length * Long.BYTES;
    ByteBuffer bytes = ByteBuffer.allocate(end + Checksum.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asLongBuffer().put(words);
    return bytes.putInt(end, Checksum.of(ByteBuffer.wrap(bytes.array(), 0, end))).array();
  }

  void add(long key) {
    int line = line(key);
    long bits = key;
    for (int i = 0; i < PROBES; i++) {
      words[line + (int) (bits >>> 6 & 7)] |= 1L << bits;
      bits >>>= 9;
    }
  }

  boolean mightHold(long key) {
    int line = line(key);
    long bits = key;
    for (int i = 0; i < PROBES; i++) {
      if ((words[line + (int) (bits >>> 6 & 7)] & 1L << bits) == 0) {
        return false;
      }
      bits >>>= 9;
    }
    return true;
  }

  /** From the key multiplied, so that neighbours in the order of keys share no line. */
  private int line(long key) {
    long lines = words.length / LINE_WORDS;
    return (int) Math.multiplyHigh((key * 0x9e3779b97f4a7c15L) >>> 1, lines << 1) * LINE_WORDS;
  }
}
