package org.trailmark.lrs.xapi;

/** Shows what was found, inside a message: quoted, on one line, and not too long. */
final class Quote {
  private static final int LONGEST = 80;

  private Quote() {}

  static String of(String found) {
    return '"' + cut(found) + '"';
  }

  static String cut(String found) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < found.length() && i < LONGEST; i++) {
      char c = found.charAt(i);
      if (Character.isISOControl(c) || Character.isSurrogate(c)) {
        text.append(String.format("\\u%04x", (int) c));
      } else {
        text.append(c);
      }
    }
    return found.length() > LONGEST ? text.append("...").toString() : text.toString();
  }
}
