package org.trailmark.journey.engine;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.definition.Exit;
import org.trailmark.journey.definition.Journey;
import org.trailmark.journey.definition.Step;
import org.trailmark.journey.definition.Target;

/**
 * One learner on her way: takes moments one by one, in event order, and remembers no more of them
 * than later moments can ask for. {@link Fold} says what the rules are.
 */
final class Walk {
  private final Journey journey;
  private final Map<String, Instant> rosters;
  private final ZoneId zone;
  private final Instant horizon;

  /** What the entry looks at: everything, ever. */
  private final Recall ever;

  /** What counts and exits look at: the run. */
  private final Recall inRun;

  /** What the matches of a step look at; made anew when a step is entered. */
  private Recall onStep;

  private final List<Run.Transition> transitions = new ArrayList<>();
  private final List<Run.Wanted> wanted = new ArrayList<>();
  private final Map<String, Integer> occurrences = new HashMap<>();

  /** Null before the entry and after an exit. */
  private @Nullable Step step;

  private Instant enteredStep = Instant.MIN;
  private Instant lastStatement = Instant.MIN;

  /**
   * The first timer that is due, but not by the horizon: one that still runs, or one that a later
   * statement has overtaken. When the horizon comes to it, it fires, and the way is another one.
   */
  private @Nullable Instant nextDue;

  Walk(Journey journey, Map<String, Instant> rosters, ZoneId zone, Instant horizon) {
    this.journey = journey;
    this.rosters = rosters;
    this.zone = zone;
    this.horizon = horizon;
    this.ever = Recall.of(List.of(journey.entry()), zone);
    this.inRun = Recall.of(journey.conditionsOfRun(), zone);
    this.onStep = inRun.onNewStep();
  }

  /** She is on one more roster since {@code at}. */
  void joinedRoster(Instant at) {
    fireTimers(at);
    if (transitions.isEmpty()) {
      enterIfDue(at, null);
    } else {
      settle(at, new HashSet<>());
    }
  }

  /** One of her statements. */
  void statement(Evidence evidence) {
    fireTimers(evidence.at());
    if (transitions.isEmpty()) {
      ever.take(evidence);
      enterIfDue(evidence.at(), evidence);
    } else if (step != null) {
      inRun.take(evidence);
      onStep.take(evidence);
      lastStatement = evidence.at();
      settle(evidence.at(), new HashSet<>());
    }
  }

  /** The run as it stands when time has come to the horizon. */
  Optional<Run> run() {
    fireTimers(Instant.MAX);
    return transitions.isEmpty()
        ? Optional.empty()
        : Optional.of(new Run(transitions, wanted, nextDue));
  }

  private void enterIfDue(Instant at, @Nullable Evidence evidence) {
    Proof proof = ever.judge(journey.entry(), name -> isMember(name, at));
    if (proof == null) {
      return;
    }
    if (evidence != null) {
      inRun.take(evidence);
      lastStatement = evidence.at();
    }
    Set<String> visited = new HashSet<>();
    move(Target.step(journey.firstStep().id()), at, proof.cause("/entry"), visited);
    settle(at, visited);
  }

  /** Judges the exits, then the step, and each step that is entered by that. */
  private void settle(Instant at, Set<String> visited) {
    if (step == null) {
      return;
    }
    for (Exit exit : journey.exits().values()) {
      Proof proof = exit.on() == null ? null : inRun.judge(exit.on(), name -> isMember(name, at));
      if (proof != null) {
        move(Target.exit(exit.id()), at, proof.cause("/exits/" + exit.id() + "/on"), visited);
        return;
      }
    }
    while (step != null && followRule(step, at, visited)) {
      // each step that is entered is judged in its turn
    }
  }

  private boolean followRule(Step from, Instant at, Set<String> visited) {
    for (Step.Rule rule : from.on()) {
      if (rule.to().exit() || !visited.contains(rule.to().id())) {
        Proof proof = onStep.judge(rule.when(), name -> isMember(name, at));
        if (proof != null) {
          move(rule.to(), at, proof.cause(rule.path()), visited);
          return true;
        }
      }
    }
    return false;
  }

  /** Fires, one after another, what is due before {@code next} and by the horizon. */
  private void fireTimers(Instant next) {
    while (step != null) {
      Due due = Due.earliest(step, enteredStep, lastStatement, zone);
      if (due == null || !due.at().isBefore(next)) {
        return;
      }
      if (due.at().isAfter(horizon)) {
        if (nextDue == null || due.at().isBefore(nextDue)) {
          nextDue = due.at();
        }
        return;
      }
      Set<String> visited = new HashSet<>();
      move(due.timer().to(), due.at(), due.cause(), visited);
      settle(due.at(), visited);
    }
  }

  private void move(Target to, Instant at, Cause cause, Set<String> visited) {
    String from = step == null ? null : step.id();
    transitions.add(new Run.Transition(from, to, at, cause));
    if (to.exit()) {
      step = null;
      return;
    }
    if (from != null && !from.equals(to.id())) {
      visited.add(from);
    }
    visited.add(to.id());
    step = journey.step(to.id());
    enteredStep = at;
    onStep = inRun.onNewStep();
    step.touch().forEach(touchpoint -> want(touchpoint, to.id(), at));
  }

  private void want(String touchpoint, String stepId, Instant at) {
    boolean once = journey.touchpoint(touchpoint).oncePerRun();
    if (once && occurrences.containsKey(touchpoint)) {
      return;
    }
    int occurrence = occurrences.merge(touchpoint, 1, Integer::sum);
    wanted.add(new Run.Wanted(touchpoint, occurrence, stepId, at));
  }

  private boolean isMember(String roster, Instant at) {
    Instant since = rosters.get(roster);
    return since != null && !since.isAfter(at);
  }
}
