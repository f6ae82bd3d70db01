package org.trailmark.journey.runtime;

import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.trailmark.journey.learner.Learners;
import org.trailmark.journey.ledger.Situation;
import org.trailmark.journey.ledger.Standing;
import org.trailmark.journey.ledger.Wish;

/** Tells the gates of the ledger where she stands and what the definition says. */
final class Situations implements Situation.Source {
  private final Handle tx;
  private final Library library;

  Situations(Handle tx, Library library) {
    this.tx = tx;
    this.library = library;
  }

  @Override
  public Optional<Situation> of(Wish wish) {
    if (!new Learners(tx).exists(wish.learner())) {
      return Optional.empty();
    }
    Standing standing =
        new Places(tx)
            .find(wish.journey(), wish.learner(), wish.run())
            .filter(place -> !place.position().exit())
            .map(place -> new Standing(place.position().id(), place.since()))
            .orElse(null);
    return Optional.of(
        new Situation(
            library.journey(wish.publication(), tx),
            new Publications(tx).get(wish.publication()).publishedAt(),
            new Learners(tx).get(wish.learner()),
            standing));
  }
}
