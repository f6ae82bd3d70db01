package org.trailmark.server.privacy;

import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.store.Eraser.Kind;
import org.trailmark.server.wish.WishReader;
import tools.jackson.databind.JsonNode;

/**
 * What is to become of whom: {@code {"agent": {...}, "reason": "...", "kind": "pseudonymise"}};
 * without {@code kind} she is erased.
 */
record ErasureWish(PersonWish person, Kind kind) {

  /**
   * Reads it.
   *
   * @throws LrsException {@code MALFORMED_JSON}; {@code INVALID_DOCUMENT}, with all faults
   */
  static ErasureWish read(byte[] body) {
    WishReader wish = WishReader.of(body, "agent", "reason", "kind");
    Kind kind = kind(wish);
    return new ErasureWish(PersonWish.read(wish), kind);
  }

  private static Kind kind(WishReader wish) {
    JsonNode sent = wish.member("kind");
    if (sent.isMissingNode()) {
      return Kind.ERASURE;
    }
    for (Kind kind : Kind.values()) {
      if (sent.isString() && Shown.name(kind).equals(sent.asString())) {
        return kind;
      }
    }
    wish.fault("/kind", "is \"erase\" or \"pseudonymise\"; found " + sent);
    return Kind.ERASURE;
  }
}
