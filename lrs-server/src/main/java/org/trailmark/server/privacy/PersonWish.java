package org.trailmark.server.privacy;

import static java.util.Objects.requireNonNull;

import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.xapi.Ifi;
import org.trailmark.server.wish.WishReader;

/**
 * Who is meant, and why: {@code {"agent": {...}, "reason": "..."}}. In a body, so that no log of
 * addresses keeps who it was.
 *
 * @param agent normalized as in {@link Ifi#ofKey}
 * @param reason may be empty
 */
record PersonWish(Ifi agent, String reason) {
  private static final int LONGEST_REASON = 1000;

  /**
   * Reads it.
   *
   * @throws LrsException {@code MALFORMED_JSON}; {@code INVALID_DOCUMENT}, with all faults
   */
  static PersonWish read(byte[] body) {
    return read(WishReader.of(body, "agent", "reason"));
  }

  /** The same of what has more members, and perhaps faults already. */
  static PersonWish read(WishReader wish) {
    Ifi agent = wish.agent("agent", "is missing: who is meant?");
    String reason = wish.text("reason", LONGEST_REASON, "");
    wish.requireNoFaults("What is asked for has faults; nothing was done.");
    return new PersonWish(Ifi.ofKey(requireNonNull(agent).key()), reason);
  }
}
