package org.trailmark.lrs.xapi;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Texts as JSON strings. */
final class JsonText {
  private JsonText() {}

  /** With quotes and escapes, in UTF-8; the text holds no half of a surrogate pair. */
  static byte[] quoted(String text) {
    StringBuilder json = new StringBuilder(text.length() + 2).append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c < ' ') {
        json.append(String.format("\\u%04x", (int) c));
      } else {
        json.append(c);
      }
    }
    return json.append('"').toString().getBytes(UTF_8);
  }

  /** Where a string ends that begins with a quote here: the offset behind its closing quote. */
  static int end(byte[] json, int quote) {
    int i = quote + 1;
    while (json[i] != '"') {
      i += json[i] == '\\' ? 2 : 1;
    }
    return i + 1;
  }
}
