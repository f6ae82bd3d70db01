package org.trailmark.journey.api.journeys;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.api.parameter.Parameters;
import org.trailmark.journey.definition.Exit;
import org.trailmark.journey.definition.Journey;
import org.trailmark.journey.definition.Step;
import org.trailmark.journey.definition.Target;

/**
 * The shape of a journey, to be drawn: its places, and what leads from one to the other.
 *
 * @param stages with their steps, in the order of the text; everybody begins on the first step of
 *     the text
 * @param first the step on which everybody begins
 * @param rules exits that are open from everywhere first, then by step
 */
public record Shape(
    List<JourneyViews.Stage> stages,
    String first,
    List<JourneyViews.Exit> exits,
    List<Rule> rules) {

  /** The shape of a definition. */
  public static Shape of(Journey journey) {
    return new Shape(
        journey.stages().stream().map(stage -> stage(journey, stage)).toList(),
        journey.firstStep().id(),
        exits(journey),
        rules(journey));
  }

  static List<JourneyViews.Exit> exits(Journey journey) {
    return journey.exits().values().stream()
        .map(exit -> new JourneyViews.Exit(exit.id(), Parameters.slug(exit.counts())))
        .toList();
  }

  static JourneyViews.Stage stage(Journey journey, String stage) {
    return new JourneyViews.Stage(
        stage,
        journey.steps().values().stream()
            .filter(step -> step.stage().equals(stage))
            .map(Step::id)
            .toList());
  }

  private static List<Rule> rules(Journey journey) {
    List<Rule> rules = new ArrayList<>();
    for (Exit exit : journey.exits().values()) {
      if (exit.on() != null) {
        String path = "/exits/" + exit.id() + "/on";
        rules.add(rule(null, Target.exit(exit.id()), "when", path, Words.of(exit.on())));
      }
    }
    for (Step step : journey.steps().values()) {
      for (Step.Rule rule : step.on()) {
        rules.add(rule(step.id(), rule.to(), "when", rule.path(), Words.of(rule.when())));
      }
      for (Step.Timer timer : step.after()) {
        String span = timer.span() + " pass on this step";
        rules.add(rule(step.id(), timer.to(), "after", timer.path(), span));
      }
      for (Step.Timer timer : step.idle()) {
        String span = timer.span() + " pass without a relevant statement";
        rules.add(rule(step.id(), timer.to(), "idle", timer.path(), span));
      }
    }
    return List.copyOf(rules);
  }

  private static Rule rule(
      @Nullable String from, Target to, String kind, String path, String condition) {
    return new Rule(from, to.toString(), kind, path, condition);
  }

  /**
   * What leads on.
   *
   * @param from a step; null: from every step
   * @param to a step, or {@code exit:ID}
   * @param kind {@code when}, {@code after} or {@code idle}
   * @param rule its JSON pointer
   * @param text the condition in words
   */
  record Rule(@Nullable String from, String to, String kind, String rule, String text) {}
}
