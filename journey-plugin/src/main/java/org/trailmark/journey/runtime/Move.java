package org.trailmark.journey.runtime;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.definition.Target;

/**
 * A transition as it was decided; one that was revised stays, marked.
 *
 * @param publication id of the publication that decided
 * @param from null on entry
 * @param validAt event time
 * @param decidedAt when we knew
 * @param supersededBy id of the move that took its place where history changed; null where it
 *     stands, or where nothing took its place
 * @param supersededAt null: it stands
 */
public record Move(
    long id,
    int run,
    int publication,
    @Nullable String from,
    Target to,
    Instant validAt,
    Instant decidedAt,
    Why why,
    @Nullable Long supersededBy,
    @Nullable Instant supersededAt) {

  /** Whether it was revised. */
  public boolean superseded() {
    return supersededAt != null;
  }
}
