package org.trailmark.journey.ledger;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.definition.Journey;
import org.trailmark.journey.definition.Touchpoint;
import org.trailmark.journey.learner.Learner;

/**
 * A touchpoint that passed every gate, for a channel to bring to her.
 *
 * @param wish what was asked for; its key is the idempotency key of every delivery
 * @param language the tag of what she reads; null: not known
 * @param expiresAt when it is not worth saying any more; null: it always is
 * @param sentAt now
 */
public record Outgoing(
    Wish wish,
    Journey journey,
    Touchpoint touchpoint,
    Learner learner,
    @Nullable String language,
    @Nullable Instant expiresAt,
    Instant sentAt) {

  public Outgoing {
    requireNonNull(wish, "wish");
    requireNonNull(journey, "journey");
    requireNonNull(touchpoint, "touchpoint");
    requireNonNull(learner, "learner");
    requireNonNull(sentAt, "sentAt");
  }
}
