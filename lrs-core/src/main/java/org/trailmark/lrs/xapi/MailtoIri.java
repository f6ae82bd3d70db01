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
    boolean literal = text.charAt(at + 1) == '[' && text.endsWith("]");
    for (int i = SCHEME.length(); i < (literal ? at : text.length()); i++) {
      char c = text.charAt(i);
      if (",;?#():".indexOf(c) >= 0 || (c == '/' && i > at)) {
        return "holds a " + c + ", which no single e-mail address has";
      }
    }
    return dotsProblem(text, at);
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
