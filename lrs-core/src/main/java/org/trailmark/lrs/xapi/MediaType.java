package org.trailmark.lrs.xapi;

/** Internet media types with their parameters (xAPI-Data 2.4.11; RFC 2046, RFC 9110 8.3.1). */
final class MediaType {
  private static final String TOKEN_MARKS = "!#$%&'*+-.^_`|~";

  private MediaType() {}

  static boolean isValid(String text) {
    int i = token(text, 0);
    if (i == 0 || i >= text.length() || text.charAt(i) != '/') {
      return false;
    }
    int subtype = i + 1;
    i = token(text, subtype);
    if (i == subtype) {
      return false;
    }
    while (i < text.length()) {
      i = parameter(text, i);
      if (i < 0) {
        return false;
      }
    }
    return true;
  }

  /** The end of one {@code ; name=value}, or -1. */
  private static int parameter(String text, int from) {
    int i = blanks(text, from);
    if (i == text.length() || text.charAt(i) != ';') {
      return -1;
    }
    int name = blanks(text, i + 1);
    i = token(text, name);
    if (i == name || i == text.length() || text.charAt(i) != '=') {
      return -1;
    }
    int value = i + 1;
    i =
        value < text.length() && text.charAt(value) == '"'
            ? quoted(text, value)
            : token(text, value);
    return i == value ? -1 : i;
  }

  private static int quoted(String text, int from) {
    for (int i = from + 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        return i + 1;
      }
      if (c == '\\' && ++i < text.length()) {
        c = text.charAt(i);
      }
      if (c < ' ' && c != '\t') {
        return -1; // escaped or not, a line break would end the header that this is sent in
      }
    }
    return -1;
  }

  private static int token(String text, int from) {
    int i = from;
    while (i < text.length() && isTokenChar(text.charAt(i))) {
      i++;
    }
    return i;
  }

  private static boolean isTokenChar(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || TOKEN_MARKS.indexOf(c) >= 0;
  }

  private static int blanks(String text, int from) {
    int i = from;
    while (i < text.length() && (text.charAt(i) == ' ' || text.charAt(i) == '\t')) {
      i++;
    }
    return i;
  }
}
