package org.trailmark.lrs.xapi;

import org.jspecify.annotations.Nullable;

/** {@code mailto:} and one e-mail address (xAPI-Data 2.4.2.3). */
final class MailtoIri {
  private static final String SCHEME = "mailto:";

  private MailtoIri() {}

  /** What is wrong with the text, to be read after it; null: it is a mailto IRI. */
  static @Nullable String problem(String text) {
    if (!text.startsWith(SCHEME)) {
      return "does not begin with \"mailto:\"";
    }
    String general = Iri.problem(text);
    if (general != null) {
      return general;
    }
    int at = text.indexOf('@');
    if (at < 0) {
      return "holds no @";
    }
    if (text.indexOf('@', at + 1) >= 0) {
      return "holds more than one @";
    }
    if (at == SCHEME.length()) {
      return "has nothing before the @";
    }
    if (at == text.length() - 1) {
      return "has nothing after the @";
    }
    for (int i = SCHEME.length(); i < text.length(); i++) {
      if (",;?#()/:".indexOf(text.charAt(i)) >= 0 && !(i < at && text.charAt(i) == '/')) {
        return isLiteral(text, at, i)
            ? null
            : "holds a " + text.charAt(i) + ", which no single e-mail address has";
      }
    }
    return dotsProblem(text, at);
  }

  /** Whether the domain is an address in brackets, which may hold colons. */
  private static boolean isLiteral(String text, int at, int i) {
    return text.charAt(i) == ':' && text.charAt(at + 1) == '[' && text.endsWith("]");
  }

  private static @Nullable String dotsProblem(String text, int at) {
    boolean misplaced =
        text.charAt(SCHEME.length()) == '.'
            || text.charAt(at - 1) == '.'
            || text.charAt(at + 1) == '.'
            || text.charAt(text.length() - 1) == '.'
            || text.contains("..");
    return misplaced ? "has a dot where none belongs" : null;
  }
}
