package org.trailmark.server.identities;

import org.jspecify.annotations.Nullable;

/** What holds for links, however they are written. */
final class LinkRules {
  static final String ONE_AGENT = "is the same agent twice; a link joins two";

  private static final int LONGEST_REASON = 1000;

  private LinkRules() {}

  /** What is wrong with a reason; null: nothing. */
  static @Nullable String reasonProblem(String reason) {
    return reason.length() > LONGEST_REASON
        ? "must have %d characters at most; this has %d".formatted(LONGEST_REASON, reason.length())
        : null;
  }
}
