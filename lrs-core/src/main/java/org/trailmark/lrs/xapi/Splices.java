package org.trailmark.lrs.xapi;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The edits that turn the client's bytes of one statement into ours. Everything between them stays
 * as it was sent, but for insignificant white space. Edits are noted from front to back, and begin
 * and end between two tokens.
 */
final class Splices {
  /** Stands where {@link ValidStatement#stamp} will write; a valid timestamp all the same. */
  private static final byte[] UNSTAMPED =
      "\"1970-01-01T00:00:00.000Z\"".getBytes(StandardCharsets.US_ASCII);

  private static final byte[] NOTHING = {};

  private final int start;
  private int[] from = new int[8];
  private int[] to = new int[8];
  private byte[][] text = new byte[8][];
  private int count = 1;
  private int stamps;
  private int added;

  /**
   * @param start offset of the statement's opening brace
   */
  Splices(int start) {
    this.start = start;
    from[0] = start + 1;
    to[0] = start + 1;
    text[0] = NOTHING;
  }

  /** Puts a property in front of all others; may be asked for at any time. */
  void first(byte[] property) {
    text[0] = property;
    added += property.length;
  }

  void insert(int at, byte[] bytes) {
    replace(at, at, bytes);
  }

  /** Replaces the value of a property by a string that needs no escapes. */
  void replace(int start, int end, String value) {
    replace(start, end, ('"' + value + '"').getBytes(StandardCharsets.US_ASCII));
  }

  void replace(int start, int end, byte[] bytes) {
    if (count == from.length) {
      from = Arrays.copyOf(from, 2 * count);
      to = Arrays.copyOf(to, 2 * count);
      text = Arrays.copyOf(text, 2 * count);
    }
    from[count] = start;
    to[count] = end;
    text[count] = bytes;
    count++;
    added += bytes.length;
  }

  /** Puts the time of storing in place of a value. */
  void stamp(int start, int end) {
    replace(start, end, UNSTAMPED);
    stamps++;
  }

  /** The statement's bytes after all edits, and where in them the time of storing goes. */
  Edited apply(byte[] body, int end) {
    byte[] out = new byte[end - start + added];
    int[] stampOffsets = new int[stamps];
    int stamp = 0;
    int size = 0;
    int at = start;
    for (int i = 0; i < count; i++) {
      size = compact(body, at, from[i], out, size);
      if (text[i] == UNSTAMPED) {
        stampOffsets[stamp++] = size + 1;
      }
      System.arraycopy(text[i], 0, out, size, text[i].length);
      size += text[i].length;
      at = to[i];
    }
    size = compact(body, at, end, out, size);
    return new Edited(size == out.length ? out : Arrays.copyOf(out, size), stampOffsets);
  }

  /** Copies without the white space between tokens. */
  private static int compact(byte[] body, int start, int end, byte[] out, int size) {
    int i = start;
    int written = size;
    while (i < end) {
      byte b = body[i];
      if (b == '"') {
        int close = JsonText.end(body, i);
        System.arraycopy(body, i, out, written, close - i);
        written += close - i;
        i = close;
      } else {
        if (b > ' ') {
          out[written++] = b;
        }
        i++;
      }
    }
    return written;
  }

  /** The result: bytes of the statement's own, and the offsets of its stamps. */
  @SuppressWarnings("ArrayRecordComponent") // handed on at once, never compared
  record Edited(byte[] json, int[] stampOffsets) {}
}
