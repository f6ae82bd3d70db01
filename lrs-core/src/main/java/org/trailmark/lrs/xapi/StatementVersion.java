package org.trailmark.lrs.xapi;

/** The {@code version} of a statement (xAPI-Data 2.4.10): any patch of the versions we know. */
final class StatementVersion {
  private StatementVersion() {}

  /** Whether a request of this version of the standard may hold such a statement. */
  static boolean isAccepted(String version, XapiVersion request) {
    boolean known =
        version.startsWith("1.0.") || (request == XapiVersion.V2_0_0 && version.startsWith("2.0."));
    return known && isPatch(version, 4);
  }

  /** Digits, and after them a pre-release or build as Semantic Versioning spells it. */
  private static boolean isPatch(String version, int from) {
    int i = from;
    while (i < version.length() && version.charAt(i) >= '0' && version.charAt(i) <= '9') {
      i++;
    }
    if (i == from) {
      return false;
    }
    for (int j = i; j < version.length(); j++) {
      char c = version.charAt(j);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      boolean mark = c == '-' || c == '+' || (j > i && (c == '.' || (c >= '0' && c <= '9')));
      if (!letter && !mark) {
        return false;
      }
    }
    return true;
  }
}
