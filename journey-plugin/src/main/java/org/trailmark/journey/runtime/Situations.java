package org.trailmark.journey.runtime;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.learner.Learner;
import org.trailmark.journey.learner.Learners;
import org.trailmark.journey.ledger.Situation;
import org.trailmark.journey.ledger.Standing;
import org.trailmark.journey.ledger.Wish;
import org.trailmark.journey.publication.Library;
import org.trailmark.journey.publication.PublishedJourney;

/** Tells the gates of the ledger where she stands and what the definition says. */
final class Situations implements Situation.Source {
  private final Handle tx;
  private final Library library;
  private final Instant now;
  private Map<String, Learner> learners = Map.of();
  private Map<Pair, List<Place>> places = Map.of();
  private @Nullable Needs needs;

  /**
   * @param now at which is judged
   */
  Situations(Handle tx, Library library, Instant now) {
    this.tx = tx;
    this.library = library;
    this.now = now;
  }

  @Override
  public void expect(List<Wish> wishes) {
    Set<String> ids = new HashSet<>();
    Set<Pair> pairs = new HashSet<>();
    for (Wish wish : wishes) {
      ids.add(wish.learner());
      pairs.add(pair(wish));
    }
    learners = new Learners(tx).of(ids);
    places = new Places(tx).of(pairs);
    needs = null;
  }

  @Override
  public Optional<Situation> of(Wish wish) {
    Learner learner = learners.get(wish.learner());
    if (learner == null) {
      return Optional.empty();
    }
    PublishedJourney published = library.get(wish.publication(), tx);
    return Optional.of(
        new Situation(
            published.journey(),
            published.publishedAt(),
            learner,
            standing(wish),
            () -> needs().of(pair(wish), wish.run())));
  }

  /** Looked up for all together when the first of them competes. */
  private Needs needs() {
    if (needs == null) {
      Map<Place, PublishedJourney> runs = new HashMap<>();
      places.values().stream()
          .flatMap(List::stream)
          .filter(place -> !place.position().exit())
          .forEach(place -> runs.put(place, library.get(place.publication(), tx)));
      needs = Needs.at(now, runs, tx);
    }
    return needs;
  }

  private @Nullable Standing standing(Wish wish) {
    return places.getOrDefault(pair(wish), List.of()).stream()
        .filter(place -> place.number() == wish.run() && !place.position().exit())
        .map(place -> new Standing(place.position().id(), place.since()))
        .findFirst()
        .orElse(null);
  }

  private static Pair pair(Wish wish) {
    return new Pair(wish.journey(), wish.learner());
  }
}
