package org.trailmark.server.http.transport;

import java.util.BitSet;

/**
 * Makes a legal request target (RFC 3986) of what a client sent, so that old and careless clients
 * are understood and nothing behind this meets an address that cannot be parsed. What is legal
 * stays as it is, save that slashes in a row count as one: half of all clients end their endpoint
 * with a slash, and the other half begin their path with one.
 */
final class RequestTarget {
  private static final BitSet UNRESERVED = plain("-._~");
  private static final BitSet PATH = plain("-._~!$&'()*+,;=:@/");
  private static final BitSet QUERY = plain("-._~!$&'()*+,;=:@/?");

  private RequestTarget() {}

  /**
   * A path, with what need not be encoded decoded.
   *
   * @param sent each char is one byte
   */
  static String path(String sent) {
    String legal = legal(sent, PATH, true);
    return legal.contains("//") ? legal.replaceAll("/{2,}", "/") : legal;
  }

  /**
   * A query: characters that must be encoded are, and so is a percent sign that encodes nothing, as
   * browsers take it (the URL standard, percent-decode). Bytes that are not ASCII are taken for
   * UTF-8.
   *
   * @param sent each char is one byte
   */
  static String query(String sent) {
    return legal(sent, QUERY, false);
  }

  private static String legal(String sent, BitSet plain, boolean decode) {
    if (isLegal(sent, plain, decode)) {
      return sent;
    }
    StringBuilder legal = new StringBuilder(sent.length() + 16);
    for (int i = 0; i < sent.length(); i++) {
      char c = sent.charAt(i);
      int encoded = c == '%' ? encodedAt(sent, i) : -1;
      if (encoded >= 0) {
        if (decode && UNRESERVED.get(encoded)) {
          legal.append((char) encoded);
        } else {
          legal.append(sent, i, i + 3);
        }
        i += 2;
      } else if (plain.get(c)) {
        legal.append(c);
      } else {
        legal.append('%').append(String.format("%02X", (int) c));
      }
    }
    return legal.toString();
  }

  /** Asked of every request, so without a detour. */
  private static boolean isLegal(String sent, BitSet plain, boolean decode) {
    for (int i = 0; i < sent.length(); i++) {
      char c = sent.charAt(i);
      if (c == '%') {
        int encoded = encodedAt(sent, i);
        if (encoded < 0 || (decode && UNRESERVED.get(encoded))) {
          return false;
        }
        i += 2;
      } else if (!plain.get(c)) {
        return false;
      }
    }
    return true;
  }

  /** The byte that three characters encode; -1: none. */
  private static int encodedAt(String text, int at) {
    if (at + 2 >= text.length()) {
      return -1;
    }
    int high = Character.digit(text.charAt(at + 1), 16);
    int low = Character.digit(text.charAt(at + 2), 16);
    return high < 0 || low < 0 ? -1 : (high << 4) | low;
  }

  /** Letters, digits and these marks. */
  private static BitSet plain(String marks) {
    BitSet plain = new BitSet();
    plain.set('a', 'z' + 1);
    plain.set('A', 'Z' + 1);
    plain.set('0', '9' + 1);
    marks.chars().forEach(plain::set);
    return plain;
  }
}
