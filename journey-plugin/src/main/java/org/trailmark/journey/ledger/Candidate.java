package org.trailmark.journey.ledger;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.definition.Span;
import org.trailmark.journey.definition.Touchpoint;

/** A wish before the gates, with all that they look at. */
record Candidate(Wish wish, Situation situation, Instant now, Facts facts) {

  Touchpoint touchpoint() {
    return requireNonNull(situation.journey().touchpoints().get(wish.touchpoint()));
  }

  /** When it is not worth saying any more, by her own clock; null: it always is. */
  @Nullable Instant expiresAt() {
    Span expires = touchpoint().expires();
    return expires == null ? null : expires.after(wish.at(), facts.wall().zone());
  }
}
