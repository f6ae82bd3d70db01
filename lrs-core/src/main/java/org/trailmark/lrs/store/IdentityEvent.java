package org.trailmark.lrs.store;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.trailmark.lrs.xapi.Ifi;

/**
 * Two agents were said to be one person, or no longer to be.
 *
 * @param seq place in the order of commit, from 1, rising
 * @param link the {@code seq} of the event that made the link; what the link is known by
 * @param one an agent of the link, normalized as in {@link Ifi#ofKey}
 * @param other the other one
 * @param author who said so, as it was given
 * @param reason why, in the author's words; may be empty
 * @param at when, to the millisecond, UTC
 */
public record IdentityEvent(
    long seq, Kind kind, long link, Ifi one, Ifi other, String author, String reason, Instant at) {

  /** What was said. */
  public enum Kind {
    LINKED,
    UNLINKED
  }

  public IdentityEvent {
    requireNonNull(kind, "kind");
    requireNonNull(one, "one");
    requireNonNull(other, "other");
    requireNonNull(author, "author");
    requireNonNull(reason, "reason");
    requireNonNull(at, "at");
    if (kind == Kind.LINKED ? link != seq : link >= seq) {
      throw new IllegalArgumentException(kind + " at " + seq + " of link " + link);
    }
  }
}
