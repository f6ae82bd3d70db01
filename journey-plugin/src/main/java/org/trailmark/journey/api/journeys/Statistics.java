package org.trailmark.journey.api.journeys;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.api.parameter.Parameters;
import org.trailmark.journey.definition.Exit;
import org.trailmark.journey.definition.Target;
import org.trailmark.journey.statistics.Conversion;
import org.trailmark.journey.statistics.Dwell;
import org.trailmark.journey.statistics.Flows;
import org.trailmark.journey.statistics.Outline;
import org.trailmark.journey.statistics.Positions;
import org.trailmark.journey.statistics.Spot;
import org.trailmark.journey.statistics.Tally;

/** Puts counted moves into the order of the definition, as one transaction sees them. */
final class Statistics {
  private final Handle tx;
  private final String journey;
  private final Outline outline;
  private final When when;

  Statistics(Handle tx, String journey, Outline outline, When when) {
    this.tx = tx;
    this.journey = journey;
    this.outline = outline;
    this.when = when;
  }

  StatisticsViews.Standing standing() {
    Positions.Census census =
        new Positions(tx, journey, when.at(), when.known())
            .census(outline.stages().stream().map(Outline.Stage::steps).toList());
    return new StatisticsViews.Standing(
        journey,
        when.at(),
        when.known(),
        census.standing(),
        census.left(),
        outline.stages().stream()
            .map(
                stage -> {
                  Tally tally = census.stages().get(outline.stages().indexOf(stage));
                  return new StatisticsViews.StageStanding(
                      stage.id(),
                      tally.runs(),
                      tally.learners(),
                      stage.steps().stream().map(step -> step(step, census)).toList());
                })
            .toList(),
        outline.exits().entrySet().stream()
            .map(
                exit -> {
                  Tally tally =
                      census.places().getOrDefault(Target.exit(exit.getKey()), Tally.NONE);
                  return new StatisticsViews.ExitStanding(
                      exit.getKey(),
                      Parameters.slug(exit.getValue()),
                      tally.runs(),
                      tally.learners());
                })
            .toList());
  }

  private static StatisticsViews.StepStanding step(String step, Positions.Census census) {
    Tally tally = census.places().getOrDefault(Target.step(step), Tally.NONE);
    return new StatisticsViews.StepStanding(step, tally.runs(), tally.learners());
  }

  StatisticsViews.Flows flows() {
    List<Flows.Flow> flows = counted();
    return new StatisticsViews.Flows(
        journey,
        when.from(),
        when.to(),
        when.known(),
        moves(flows, flow -> flow.from() == null),
        moves(flows, flow -> flow.to().exit()),
        flows.stream()
            .map(
                flow ->
                    new StatisticsViews.Flow(
                        flow.from(),
                        flow.to().toString(),
                        flow.to().exit() ? counts(flow.to().id()) : null,
                        flow.moves(),
                        flow.learners()))
            .toList());
  }

  private @Nullable String counts(String exit) {
    Exit.Counts counts = outline.exits().get(exit);
    return counts == null ? null : Parameters.slug(counts);
  }

  StatisticsViews.DropOff dropOff() {
    List<Flows.Flow> flows = counted();
    return new StatisticsViews.DropOff(
        journey,
        when.from(),
        when.to(),
        when.known(),
        outline.stages().stream()
            .map(
                stage ->
                    new StatisticsViews.StageEnds(
                        stage.id(),
                        ends(flows, stage.steps(), stage.steps()),
                        stage.steps().stream()
                            .map(
                                step ->
                                    new StatisticsViews.StepEnds(
                                        step, ends(flows, List.of(step), List.of())))
                            .toList()))
            .toList());
  }

  /**
   * How visits to these steps ended.
   *
   * @param inside going on to one of these ends no visit
   */
  private StatisticsViews.Ends ends(
      List<Flows.Flow> flows, List<String> steps, List<String> inside) {
    List<Flows.Flow> out =
        flows.stream()
            .filter(flow -> flow.from() != null && steps.contains(flow.from()))
            .filter(flow -> flow.to().exit() || !inside.contains(flow.to().id()))
            .toList();
    long all = moves(out, flow -> true);
    long drop = by(out, Exit.Counts.DROP);
    return new StatisticsViews.Ends(
        all,
        moves(out, flow -> !flow.to().exit()),
        by(out, Exit.Counts.GOAL),
        drop,
        by(out, Exit.Counts.DECIDED),
        by(out, Exit.Counts.NEUTRAL),
        rate(drop, all));
  }

  private long by(List<Flows.Flow> flows, Exit.Counts counts) {
    return moves(flows, flow -> flow.to().exit() && outline.exits().get(flow.to().id()) == counts);
  }

  private List<Flows.Flow> counted() {
    return new Flows(tx, journey, when.period(), when.known()).counts(outline.steps());
  }

  private static long moves(List<Flows.Flow> flows, Predicate<Flows.Flow> which) {
    return flows.stream().filter(which).mapToLong(Flows.Flow::moves).sum();
  }

  StatisticsViews.DwellTimes dwell() {
    Dwell dwell = new Dwell(tx, journey, when.period(), when.known());
    Map<String, Dwell.Times> steps = dwell.ofSteps(outline.steps());
    Positions.Census end =
        new Positions(tx, journey, when.period().to().minusMillis(1), when.known())
            .census(outline.stages().stream().map(Outline.Stage::steps).toList());
    return new StatisticsViews.DwellTimes(
        journey,
        when.from(),
        when.to(),
        when.known(),
        outline.stages().stream()
            .map(
                stage ->
                    new StatisticsViews.StageDwell(
                        stage.id(),
                        StatisticsViews.Visits.of(
                            dwell.ofStage(stage.steps()).orElse(null),
                            end.stages().get(outline.stages().indexOf(stage)).runs()),
                        stage.steps().stream()
                            .map(
                                step ->
                                    new StatisticsViews.StepDwell(
                                        step,
                                        StatisticsViews.Visits.of(
                                            steps.get(step), step(step, end).runs())))
                            .toList()))
            .toList());
  }

  StatisticsViews.Conversion conversion(
      @Nullable String of, @Nullable String reached, @Nullable Duration within) {
    Spot start = of == null ? null : SpotParameter.read("of", of, outline);
    Spot end =
        reached == null
            ? SpotParameter.goal(outline)
            : SpotParameter.read("reached", reached, outline);
    Conversion.Result result =
        new Conversion(tx, journey, when.period(), when.known()).count(start, List.of(end), within);
    return new StatisticsViews.Conversion(
        journey,
        when.from(),
        when.to(),
        when.known(),
        of,
        reached == null ? "goal" : reached,
        within == null ? null : within.toString(),
        result.of(),
        result.reached().get(0),
        rate(result.reached().get(0).runs(), result.of().runs()));
  }

  StatisticsViews.Funnel funnel(@Nullable Duration within) {
    List<Spot> spots =
        Stream.concat(
                outline.stages().stream().map(stage -> Spot.steps(stage.steps())),
                Stream.of(SpotParameter.goal(outline)))
            .toList();
    Conversion.Result result =
        new Conversion(tx, journey, when.period(), when.known()).count(null, spots, within);
    List<StatisticsViews.FunnelStage> stages = new ArrayList<>();
    for (int i = 0; i < spots.size(); i++) {
      Tally tally = result.reached().get(i);
      stages.add(
          new StatisticsViews.FunnelStage(
              i < outline.stages().size() ? outline.stages().get(i).id() : null,
              tally.runs(),
              tally.learners(),
              rate(tally.runs(), result.of().runs())));
    }
    int goal = stages.size() - 1;
    return new StatisticsViews.Funnel(
        journey,
        when.from(),
        when.to(),
        when.known(),
        within == null ? null : within.toString(),
        result.of(),
        List.copyOf(stages.subList(0, goal)),
        stages.get(goal));
  }

  private static @Nullable Double rate(long part, long whole) {
    return whole == 0 ? null : (double) part / whole;
  }
}
