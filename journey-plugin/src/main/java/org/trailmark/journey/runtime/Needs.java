package org.trailmark.journey.runtime;

import static java.util.stream.Collectors.toSet;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.trailmark.journey.definition.Journey;
import org.trailmark.journey.engine.Evidence;
import org.trailmark.journey.engine.Recollection;
import org.trailmark.journey.extension.Scorer;
import org.trailmark.journey.learner.Preferences;
import org.trailmark.journey.ledger.Need;
import org.trailmark.journey.publication.PublishedJourney;

/**
 * What would be gained if something were said to learners now: how well they remember, and how far
 * they are from the goals of their runs. Read together, and only of journeys that ask for
 * arbitration: nobody else asks.
 */
final class Needs {
  private final Map<Goals.Of, Need> needs;

  private Needs(Map<Goals.Of, Need> needs) {
    this.needs = needs;
  }

  /**
   * Of some runs.
   *
   * @param runs by their journeys, as they are published
   */
  static Needs at(Instant now, Map<Place, PublishedJourney> runs, Handle tx) {
    Map<Place, PublishedJourney> competing = new HashMap<>(runs);
    competing.values().removeIf(by -> by.journey().contact().arbitration() == null);
    if (competing.isEmpty()) {
      return new Needs(Map.of());
    }
    Map<Whose, List<Evidence>> evidence = new EvidenceRows(tx).of(whatToRead(competing));
    Map<Goals.Of, List<Scorer.Goal>> goals =
        new Goals(tx).of(competing.keySet().stream().map(Needs::run).collect(toSet()));
    Map<String, Preferences.Told> told =
        new Preferences(tx).of(competing.keySet().stream().map(Place::learner).collect(toSet()));
    Map<Goals.Of, Need> needs = new HashMap<>();
    competing.forEach(
        (place, by) -> {
          Journey journey = by.journey();
          ZoneId zone =
              told.getOrDefault(place.learner(), Preferences.Told.NOTHING)
                  .zoneOr(journey.time().zone());
          needs.put(
              run(place),
              new Need(
                  Recollection.at(
                      now,
                      journey,
                      ofRun(place, evidence.getOrDefault(whose(place), List.of())),
                      zone),
                  goals.getOrDefault(run(place), List.of())));
        });
    return new Needs(needs);
  }

  /** Since the earliest of her runs by that publication. */
  private static Map<Whose, EvidenceRows.Stretch> whatToRead(
      Map<Place, PublishedJourney> competing) {
    Map<Whose, Instant> after = new HashMap<>();
    competing.forEach(
        (place, by) -> {
          if (!by.journey().outcomes().isEmpty()) {
            after.merge(whose(place), place.enteredAt().minusMillis(1), FoldSaves::earlier);
          }
        });
    Map<Whose, EvidenceRows.Stretch> read = new HashMap<>();
    after.forEach((whose, at) -> read.put(whose, new EvidenceRows.Stretch(at, null)));
    return read;
  }

  private static Collection<Evidence> ofRun(Place run, List<Evidence> hers) {
    return hers.stream()
        .filter(evidence -> !evidence.at().isBefore(run.enteredAt()))
        .filter(
            evidence ->
                run.registration() == null || run.registration().equals(evidence.registration()))
        .toList();
  }

  private static Whose whose(Place place) {
    return new Whose(place.publication(), place.learner());
  }

  private static Goals.Of run(Place place) {
    return new Goals.Of(new Pair(place.journey(), place.learner()), place.number());
  }

  /** Of a run; {@link Need#UNKNOWN} where it does not compete. */
  Need of(Pair pair, int run) {
    return needs.getOrDefault(new Goals.Of(pair, run), Need.UNKNOWN);
  }
}
