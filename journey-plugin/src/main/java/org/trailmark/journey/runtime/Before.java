package org.trailmark.journey.runtime;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.publication.PublishedJourney;

/** What some pairs are like before they are folded, read for all at once. */
final class Before {
  private final Map<Pair, List<Place>> places;
  private final Map<Pair, Agenda.Plan> plans;
  private final Circumstances circumstances;
  private final Instant known;

  private Before(
      Map<Pair, List<Place>> places,
      Map<Pair, Agenda.Plan> plans,
      Circumstances circumstances,
      Instant known) {
    this.places = places;
    this.plans = plans;
    this.circumstances = circumstances;
    this.known = known;
  }

  /**
   * Reads it.
   *
   * @param known how far the stream is known
   */
  static Before of(Collection<Pair> pairs, Instant known, Handle tx) {
    Set<String> learners = new LinkedHashSet<>();
    pairs.forEach(pair -> learners.add(pair.learner()));
    return new Before(
        new Places(tx).of(pairs),
        new Agenda(tx).of(pairs),
        Circumstances.of(learners, known, tx),
        known);
  }

  /** What is to be folded for a pair. */
  Pasts.Of wanted(Pair pair, List<PublishedJourney> lineage) {
    PublishedJourney newest = lineage.get(lineage.size() - 1);
    return new Pasts.Of(
        pair,
        lineage,
        circumstances.around(pair.learner(), newest.journey(), horizon(pair, newest)));
  }

  /** Never falls while a publication runs, whatever the calendar does to a grace in days. */
  private Instant horizon(Pair pair, PublishedJourney newest) {
    Instant horizon = circumstances.horizon(newest.journey());
    Agenda.Plan plan = plans.get(pair);
    if (plan != null && plan.dueAt() != null && !plan.actAt().isAfter(known)) {
      horizon = later(horizon, plan.dueAt());
    }
    for (Place place : places(pair)) {
      if (place.publication() == newest.id()) {
        horizon = later(horizon, place.foldedTo());
      }
    }
    return horizon;
  }

  private static Instant later(Instant one, Instant other) {
    return other.isAfter(one) ? other : one;
  }

  /** What is to be written of a fold. */
  Folded folded(Pasts past) {
    Pasts.Of of = past.of();
    return new Folded(
        of, places(of.pair()), circumstances.nextMembership(of.pair().learner()), past.course());
  }

  /** Where a pair's runs stood, by number. */
  List<Place> places(Pair pair) {
    return places.getOrDefault(pair, List.of());
  }

  /** What was planned for a pair; null: nothing. */
  Agenda.@Nullable Plan plan(Pair pair) {
    return plans.get(pair);
  }
}
