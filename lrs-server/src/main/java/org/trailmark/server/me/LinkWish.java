package org.trailmark.server.me;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.xapi.Ifi;
import org.trailmark.server.wish.WishReader;

/**
 * For whom a link is wanted, and for how long: {@code {"agent": {...}, "expiresIn": "P30D"}}.
 *
 * @param expiresIn positive
 */
record LinkWish(Ifi agent, Duration expiresIn) {
  private static final Duration USUAL = Duration.ofDays(30);
  private static final Duration LONGEST = Duration.ofDays(366);

  /**
   * Reads it.
   *
   * @throws LrsException {@code MALFORMED_JSON}; {@code INVALID_DOCUMENT}, with all faults
   */
  static LinkWish read(byte[] body) {
    WishReader wish = WishReader.of(body, "agent", "expiresIn");
    Ifi agent = wish.agent("agent", "is missing: for whom is the link?");
    Duration expiresIn = wish.length("expiresIn", Duration.ofSeconds(1), LONGEST, USUAL);
    wish.requireNoFaults("What is asked for has faults; no link was made.");
    return new LinkWish(requireNonNull(agent), expiresIn);
  }
}
