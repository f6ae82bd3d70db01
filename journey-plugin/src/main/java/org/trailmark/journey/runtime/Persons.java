package org.trailmark.journey.runtime;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.trailmark.journey.learner.Links;
import org.trailmark.lrs.store.IdentityEvent;
import org.trailmark.lrs.store.IdentityReader;

/**
 * Follows who is who: whom a link or its end touches is to be folded again, and nobody else. In
 * short pieces, so that statements go on while a long list of links is taken.
 */
final class Persons {
  /** Two persons of a hundred agents for each link at most. */
  static final int PIECE = 100;

  private final IdentityReader identities;

  Persons(IdentityReader identities) {
    this.identities = identities;
  }

  /**
   * Takes the next piece.
   *
   * @return whether there may be more to take at once
   */
  boolean follow(Handle tx) {
    Links links = new Links(tx);
    List<IdentityEvent> events = identities.readAfter(links.mark(), PIECE);
    if (events.isEmpty()) {
      return false;
    }
    new Agenda(tx).add(links.take(events));
    return events.size() == PIECE;
  }
}
