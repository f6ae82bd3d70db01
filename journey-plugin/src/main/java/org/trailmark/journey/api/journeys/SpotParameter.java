package org.trailmark.journey.api.journeys;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.api.parameter.Parameters;
import org.trailmark.journey.definition.Exit;
import org.trailmark.journey.definition.Target;
import org.trailmark.journey.statistics.Outline;
import org.trailmark.journey.statistics.Spot;

/** Reads a place of a journey out of parameters, or says which there are. */
final class SpotParameter {
  private static final String EXIT = "exit:";
  private static final String STAGE = "stage:";

  private SpotParameter() {}

  /** One of the three filters; null where there is none. */
  static @Nullable Spot filter(
      Outline outline, @Nullable String step, @Nullable String stage, @Nullable String exit) {
    List<Spot> given = new ArrayList<>();
    if (step != null) {
      given.add(Spot.steps(List.of(known("step", step, outline.steps()))));
    }
    if (stage != null) {
      given.add(stage("stage", stage, outline));
    }
    if (exit != null) {
      given.add(Spot.exits(List.of(known("exit", exit, outline.exits().keySet()))));
    }
    if (given.size() > 1) {
      throw Parameters.wrong("give one of step, stage and exit");
    }
    return given.isEmpty() ? null : given.get(0);
  }

  /** {@code STEP}, {@code stage:STAGE} or {@code exit:EXIT}. */
  static Spot read(String name, String value, Outline outline) {
    if (value.startsWith(STAGE)) {
      return stage(name, value.substring(STAGE.length()), outline);
    }
    Target target = target(name, value, outline);
    return target.exit() ? Spot.exits(List.of(target.id())) : Spot.steps(List.of(target.id()));
  }

  /** {@code STEP} or {@code exit:EXIT}. */
  static Target target(String name, String value, Outline outline) {
    return value.startsWith(EXIT)
        ? Target.exit(known(name, value.substring(EXIT.length()), outline.exits().keySet()))
        : Target.step(step(name, value, outline));
  }

  static String step(String name, String value, Outline outline) {
    return known(name, value, outline.steps());
  }

  /** Exits that count as goal. */
  static Spot goal(Outline outline) {
    return Spot.exits(outline.exits(Exit.Counts.GOAL));
  }

  private static Spot stage(String name, String stage, Outline outline) {
    return Spot.steps(
        outline
            .stage(known(name, stage, outline.stages().stream().map(Outline.Stage::id).toList()))
            .map(Outline.Stage::steps)
            .orElse(List.of()));
  }

  private static String known(String what, String name, Collection<String> names) {
    if (!names.contains(name)) {
      throw Parameters.wrong("%s: there is no %s; there are %s".formatted(what, name, names));
    }
    return name;
  }
}
