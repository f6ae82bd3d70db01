package org.trailmark.journey.runtime;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.definition.Journey;
import org.trailmark.journey.engine.Surroundings;
import org.trailmark.journey.learner.Preferences;
import org.trailmark.journey.learner.Rosters;

/** What folds of some learners rest on beside statements: their rosters, their clocks, the time. */
final class Circumstances {
  private final Map<String, Map<String, Instant>> rosters;
  private final Map<String, Preferences.Told> told;
  private final Instant known;

  private Circumstances(
      Map<String, Map<String, Instant>> rosters,
      Map<String, Preferences.Told> told,
      Instant known) {
    this.rosters = rosters;
    this.told = told;
    this.known = known;
  }

  /**
   * Reads them.
   *
   * @param known how far the stream is known
   */
  static Circumstances of(Collection<String> learners, Instant known, Handle tx) {
    return new Circumstances(new Rosters(tx).of(learners), new Preferences(tx).of(learners), known);
  }

  /** The horizon of a journey: timers fire up to here. */
  Instant horizon(Journey journey) {
    return journey.time().grace().before(known, journey.time().zone());
  }

  /** Around a learner in a journey; of her rosters those on which she is by now. */
  Surroundings around(String learner, Journey journey, Instant horizon) {
    Map<String, Instant> begun = new HashMap<>(rosters.getOrDefault(learner, Map.of()));
    begun.values().removeIf(since -> since.isAfter(known));
    return new Surroundings(
        begun,
        told.getOrDefault(learner, Preferences.Told.NOTHING).zoneOr(journey.time().zone()),
        horizon);
  }

  /** When the next roster begins that she will be on; null: there is none. */
  @Nullable Instant nextMembership(String learner) {
    return rosters.getOrDefault(learner, Map.of()).values().stream()
        .filter(since -> since.isAfter(known))
        .min(Instant::compareTo)
        .orElse(null);
  }
}
