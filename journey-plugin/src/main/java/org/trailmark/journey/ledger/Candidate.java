package org.trailmark.journey.ledger;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.definition.Span;
import org.trailmark.journey.definition.Touchpoint;
import org.trailmark.journey.extension.Scorer;

/** A wish before the gates, with all that they look at. */
record Candidate(Wish wish, Situation situation, Instant now, Facts facts) {
  /** As far as a scorer looks back. */
  private static final Duration LATELY = Duration.ofDays(90);

  Touchpoint touchpoint() {
    return requireNonNull(situation.journey().touchpoints().get(wish.touchpoint()));
  }

  /** When it is not worth saying any more, by her own clock; null: it always is. */
  @Nullable Instant expiresAt() {
    Span expires = touchpoint().expires();
    return expires == null ? null : expires.after(wish.at(), facts.wall().zone());
  }

  /** As a scorer sees it. */
  Scorer.Contender contender() {
    Touchpoint touchpoint = touchpoint();
    Duration effort = touchpoint.effort();
    Need need = situation.need().get();
    return new Scorer.Contender(
        wish.journey(),
        wish.touchpoint(),
        touchpoint.weight().value(),
        touchpoint.weight().lever(),
        effort == null ? Duration.ZERO : effort,
        touchpoint.technique(),
        wish.at(),
        expiresAt(),
        now,
        need.recall(),
        need.goals(),
        facts.saidAfter(now.minus(LATELY)));
  }
}
