package org.trailmark.server.records.column;

import java.math.BigDecimal;

/**
 * A signature of a statement's extensions in 64 bits: each extension sets a bit for its key, and
 * two for its key with its value. Whoever looks for an extension looks for its bits, and reads the
 * few statements that have them; so a value costs no row and no index, however many values there
 * are.
 */
public final class ExtensionBits {
  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;
  private static final int MASK = 63;

  private ExtensionBits() {}

  /** The bit of any extension with this key. */
  public static long ofKey(String key) {
    return bit(mixed(hash(FNV_OFFSET, key)));
  }

  /**
   * The bits of an extension with this key and value.
   *
   * @param value as a text; a number as {@link #number} writes it
   */
  public static long of(String key, String value) {
    long ofKey = hash(FNV_OFFSET, key);
    long both = mixed(hash((ofKey ^ '\n') * FNV_PRIME, value));
    return bit(mixed(ofKey)) | bit(both) | bit(both >>> 6);
  }

  /** A number in the one spelling that all its spellings have: {@code 5.0} is {@code 5}. */
  public static String number(String text) {
    return new BigDecimal(text).stripTrailingZeros().toString();
  }

  private static long bit(long hash) {
    return 1L << (hash & MASK);
  }

  private static long hash(long begin, String text) {
    long hash = begin;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * FNV_PRIME;
    }
    return hash;
  }

  /** The low bits of FNV depend on the low bits of the text alone. */
  private static long mixed(long hash) {
    long mixed = (hash ^ (hash >>> 32)) * 0xd6e8feb86659fd93L;
    return mixed ^ (mixed >>> 32);
  }
}
