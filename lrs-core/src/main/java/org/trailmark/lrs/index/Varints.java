package org.trailmark.lrs.index;

/** Reads numbers of seven bits a byte, the lowest first. */
final class Varints {
  private final byte[] bytes;
  private int at;

  /**
   * @param at where the first one begins
   */
  Varints(byte[] bytes, int at) {
    this.bytes = bytes;
    this.at = at;
  }

  long read() {
    long value = 0;
    for (int shift = 0; ; shift += 7) {
      byte b = bytes[at++];
      value |= (b & 0x7fL) << shift;
      if (b >= 0) {
        return value;
      }
    }
  }

  /** Writes a number, and returns where the next one goes. */
  static int write(byte[] bytes, int at, long value) {
    int end = at;
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      bytes[end++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[end++] = (byte) rest;
    return end;
  }
}
