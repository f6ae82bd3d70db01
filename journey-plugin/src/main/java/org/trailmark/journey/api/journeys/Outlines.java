package org.trailmark.journey.api.journeys;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.trailmark.journey.definition.Exit;
import org.trailmark.journey.definition.Journey;
import org.trailmark.journey.definition.Step;
import org.trailmark.journey.publication.Library;
import org.trailmark.journey.publication.Publications;
import org.trailmark.journey.statistics.Outline;

/** Makes the {@link Outline} of a journey: what runs now first, then what only others have. */
final class Outlines {
  private final Map<String, Set<String>> stepsByStage = new LinkedHashMap<>();
  private final Set<String> steps = new LinkedHashSet<>();
  private final Map<String, Exit.Counts> exits = new LinkedHashMap<>();

  private Outlines() {}

  /**
   * Reads all versions.
   *
   * @throws org.trailmark.lrs.problem.LrsException {@code NOT_FOUND}
   */
  static Outline of(String journey, Library library, Handle tx) {
    Publications publications = new Publications(tx);
    Outlines outlines = new Outlines();
    outlines.add(library.journey(publications.current(journey).id(), tx));
    publications.ids(journey).forEach(id -> outlines.add(library.journey(id, tx)));
    List<Outline.Stage> stages = new ArrayList<>();
    outlines.stepsByStage.forEach(
        (stage, ids) -> stages.add(new Outline.Stage(stage, List.copyOf(ids))));
    return new Outline(stages, outlines.exits);
  }

  private void add(Journey journey) {
    journey
        .stages()
        .forEach(stage -> stepsByStage.computeIfAbsent(stage, s -> new LinkedHashSet<>()));
    for (Step step : journey.steps().values()) {
      if (steps.add(step.id())) {
        stepsByStage.computeIfAbsent(step.stage(), s -> new LinkedHashSet<>()).add(step.id());
      }
    }
    journey.exits().values().forEach(exit -> exits.putIfAbsent(exit.id(), exit.counts()));
  }
}
