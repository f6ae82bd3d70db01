package org.trailmark.journey.api.journeys;

import java.util.List;
import java.util.Map;
import org.trailmark.journey.api.parameter.Parameters;
import org.trailmark.journey.definition.Exit;
import org.trailmark.journey.definition.Journey;
import org.trailmark.journey.definition.Step;
import org.trailmark.journey.definition.Target;
import org.trailmark.journey.runtime.Counts;

/** Counts by stage, step and exit, in the order of the definition. */
final class Funnel {
  private final Journey journey;
  private final Counts counts;
  private final Map<Target, Long> standing;
  private final Map<Target, Long> reached;
  private final Map<String, Long> touchpoints;

  Funnel(Journey journey, Counts counts, Map<String, Long> touchpoints) {
    this.journey = journey;
    this.counts = counts;
    this.standing = counts.standing();
    this.reached = counts.reached();
    this.touchpoints = touchpoints;
  }

  JourneyViews.Counts view() {
    long here = sum(false);
    long left = sum(true);
    return new JourneyViews.Counts(
        journey.id(),
        journey.version(),
        here + left,
        here,
        left,
        journey.stages().stream().map(this::stage).toList(),
        journey.exits().values().stream().map(this::exit).toList(),
        touchpoints);
  }

  private long sum(boolean exit) {
    return standing.entrySet().stream()
        .filter(count -> count.getKey().exit() == exit)
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  private JourneyViews.StageCount stage(String stage) {
    List<String> ids =
        journey.steps().values().stream()
            .filter(step -> step.stage().equals(stage))
            .map(Step::id)
            .toList();
    List<JourneyViews.StepCount> steps = ids.stream().map(this::step).toList();
    long here = steps.stream().mapToLong(JourneyViews.StepCount::standing).sum();
    long ever = counts.reachedAny(ids);
    return new JourneyViews.StageCount(stage, here, ever, ever - here, steps);
  }

  private JourneyViews.StepCount step(String id) {
    long here = standing.getOrDefault(Target.step(id), 0L);
    long ever = reached.getOrDefault(Target.step(id), 0L);
    return new JourneyViews.StepCount(id, here, ever, ever - here);
  }

  private JourneyViews.ExitCount exit(Exit exit) {
    return new JourneyViews.ExitCount(
        exit.id(),
        Parameters.slug(exit.counts()),
        standing.getOrDefault(Target.exit(exit.id()), 0L));
  }
}
