package org.trailmark.lrs.xapi;

/** Whether bytes are UTF-8 (RFC 3629): no overlong form, no surrogate, nothing past U+10FFFF. */
final class Utf8 {
  private Utf8() {}

  /** Offset of the first byte that is not UTF-8, or -1 where all are. */
  static int firstBad(byte[] bytes) {
    int i = 0;
    int length = bytes.length;
    while (i < length) {
      if (bytes[i] >= 0) {
        i++;
        continue;
      }
      int next = character(bytes, i);
      if (next < 0) {
        return i;
      }
      i = next;
    }
    return -1;
  }

  /** Where the character of two to four bytes ends, or -1 where it is none. */
  private static int character(byte[] bytes, int i) {
    int lead = bytes[i] & 0xFF;
    int length = lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0;
    if (length == 0 || i + length > bytes.length) {
      return -1;
    }
    for (int j = i + 1; j < i + length; j++) {
      if ((bytes[j] & 0xC0) != 0x80) {
        return -1;
      }
    }
    int second = bytes[i + 1] & 0xFF;
    boolean bad =
        (lead == 0xE0 && second < 0xA0)
            || (lead == 0xED && second > 0x9F)
            || (lead == 0xF0 && second < 0x90)
            || (lead == 0xF4 && second > 0x8F);
    return bad ? -1 : i + length;
  }
}
