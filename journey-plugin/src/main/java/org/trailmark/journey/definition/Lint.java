package org.trailmark.journey.definition;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;

/** Looks at a journey as a whole: what is never reached, what turns round without end. */
final class Lint {
  private final Journey journey;
  private final Faults faults;

  Lint(Journey journey, Faults faults) {
    this.journey = journey;
    this.faults = faults;
  }

  void check() {
    checkReach();
    checkStages();
    checkTouchpoints();
    journey.steps().values().forEach(this::checkStep);
    TimerLoops.check(journey, faults);
  }

  private void checkReach() {
    Set<Target> reached = new LinkedHashSet<>();
    Deque<Target> open = new ArrayDeque<>();
    open.add(Target.step(journey.firstStep().id()));
    while (!open.isEmpty()) {
      Target target = open.remove();
      if (reached.add(target) && !target.exit()) {
        targets(journey.step(target.id())).forEach(open::add);
      }
    }
    for (String step : journey.steps().keySet()) {
      if (!reached.contains(Target.step(step))) {
        faults.warn("/steps/" + step, "Nothing leads to the step '" + step + "'.");
      }
    }
    for (Exit exit : journey.exits().values()) {
      if (exit.on() == null && !reached.contains(Target.exit(exit.id()))) {
        faults.warn("/exits/" + exit.id(), "Nothing leads to the exit '" + exit.id() + "'.");
      }
    }
  }

  private void checkStages() {
    Set<String> used = new HashSet<>();
    journey.steps().values().forEach(step -> used.add(step.stage()));
    for (int i = 0; i < journey.stages().size(); i++) {
      String stage = journey.stages().get(i);
      if (!used.contains(stage)) {
        faults.warn("/stages/" + i, "No step belongs to the stage '" + stage + "'.");
      }
    }
  }

  private void checkTouchpoints() {
    Set<String> used = new HashSet<>();
    journey.steps().values().forEach(step -> used.addAll(step.touch()));
    for (String touchpoint : journey.touchpoints().keySet()) {
      if (!used.contains(touchpoint)) {
        faults.warn(
            "/touchpoints/" + touchpoint, "No step wants the touchpoint '" + touchpoint + "'.");
      }
    }
  }

  private void checkStep(Step step) {
    for (Step.Rule rule : step.on()) {
      if (holdsAtOnce(rule.when())) {
        faults.warn(
            rule.path(), "This holds as soon as the step is entered, unless something has come.");
      }
    }
    Stream.concat(step.after().stream(), step.idle().stream())
        .filter(timer -> timer.to().equals(Target.step(step.id())))
        .forEach(
            timer ->
                faults.warn(
                    timer.path(), "This leads to its own step, again and again, for ever."));
    boolean leavable =
        targets(step).findAny().isPresent()
            || journey.exits().values().stream().anyMatch(exit -> exit.on() != null);
    if (!leavable) {
      faults.warn("/steps/" + step.id(), "Nothing leads away from the step '" + step.id() + "'.");
    }
  }

  /** Whether it is true of somebody of whom nothing is known. */
  private static boolean holdsAtOnce(Condition condition) {
    if (condition instanceof Condition.Not not) {
      return !holdsAtOnce(not.of());
    }
    if (condition instanceof Condition.Any any) {
      return any.of().stream().anyMatch(Lint::holdsAtOnce);
    }
    if (condition instanceof Condition.All all) {
      return all.of().stream().allMatch(Lint::holdsAtOnce);
    }
    return false;
  }

  static Stream<Target> targets(Step step) {
    return Stream.of(
            step.on().stream().map(Step.Rule::to),
            step.after().stream().map(Step.Timer::to),
            step.idle().stream().map(Step.Timer::to))
        .flatMap(to -> to);
  }
}
