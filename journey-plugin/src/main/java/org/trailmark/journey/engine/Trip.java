package org.trailmark.journey.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.definition.Condition;
import org.trailmark.journey.definition.Exit;
import org.trailmark.journey.definition.Goal;
import org.trailmark.journey.definition.Journey;
import org.trailmark.journey.definition.Step;
import org.trailmark.journey.definition.Target;

/**
 * One run: takes moments one by one, in event order, from the entry to an exit, and remembers no
 * more of them than later moments can ask for. {@link Fold} says what the rules are.
 */
final class Trip {
  private final Journey journey;
  private final Surroundings around;
  private final int number;
  private final Instant enteredAt;

  /** What counts and exits look at: the run. */
  private final Recall inRun;

  /** What matches and absences of a step look at; made anew when a step is entered. */
  private Recall onStep;

  private Target position;
  private Instant since;

  /** Transitions that were there when this was made. */
  private final int known;

  private final @Nullable Instant knownTo;

  private final List<Run.Transition> transitions = new ArrayList<>();
  private final List<Run.Wanted> wanted = new ArrayList<>();
  private final Map<String, Integer> occurrences;
  private final Map<String, Instant> reached;
  private @Nullable Instant lastStatement;
  private final @Nullable Instant mappedAt;
  private boolean cameOver;

  /**
   * The first timer that is due, but not by the horizon: one that still runs, or one that a later
   * statement has overtaken. When the horizon comes to it, it fires, and the way is another one.
   */
  private @Nullable Instant nextDue;

  /** She enters. */
  Trip(
      Journey journey,
      Surroundings around,
      int number,
      Instant at,
      @Nullable Evidence first,
      Proof why) {
    this.journey = journey;
    this.mappedAt = null;
    this.around = around;
    this.number = number;
    this.enteredAt = at;
    this.known = 0;
    this.knownTo = null;
    this.occurrences = new HashMap<>();
    this.reached = new HashMap<>();
    this.inRun = recallRun(journey, around, at, Map.of());
    if (first != null) {
      inRun.take(first);
      lastStatement = first.at();
    }
    Step step = journey.firstStep();
    this.position = Target.step(step.id());
    this.since = at;
    this.onStep = recallStep(step, Map.of());
    transitions.add(new Run.Transition(null, position, at, why.cause("/entry"), journey.version()));
    arrive(position, at);
    settle(at, new HashSet<>(Set.of(step.id())));
  }

  /**
   * She goes on.
   *
   * @param mappedAt when she comes over from an older version, on which she stands until then;
   *     null: she is on this one
   * @param knownTo up to when an earlier fold by this version was taken for granted; null: nothing
   */
  Trip(
      Journey journey,
      Surroundings around,
      Saved.Travelled saved,
      @Nullable Instant mappedAt,
      @Nullable Instant knownTo) {
    this.journey = journey;
    this.knownTo = knownTo;
    this.mappedAt = mappedAt;
    this.around = around;
    this.number = saved.number();
    this.enteredAt = saved.enteredAt();
    this.known = saved.transitions();
    this.occurrences = new HashMap<>(saved.occurrences());
    this.reached = new HashMap<>(saved.reached());
    this.lastStatement = saved.lastStatement();
    this.position = saved.position();
    this.since = saved.since();
    this.inRun = recallRun(journey, around, enteredAt, saved.run());
    this.onStep =
        position.exit() || !here().equals(position.id())
            ? inRun
            : recallStep(journey.step(position.id()), saved.step());
  }

  /** What her step is called in this version. */
  private String here() {
    return mappedAt == null || cameOver
        ? position.id()
        : journey.succession().steps().getOrDefault(position.id(), position.id());
  }

  /** From now on this version counts. */
  private void comeOver(Instant at) {
    cameOver = true;
    String old = position.id();
    Set<String> visited = new HashSet<>();
    String step = journey.succession().steps().getOrDefault(old, old);
    if (!step.equals(old)) {
      Cause cause = new Cause.Mapped("/runs/map/" + old, journey.version());
      moveQuietly(Target.step(step), at, cause, visited);
    }
    settle(at, visited);
  }

  private boolean isToComeOver() {
    return mappedAt != null && !cameOver;
  }

  private static Recall recallRun(
      Journey journey, Surroundings around, Instant at, Map<String, Kept> kept) {
    Stream<Condition> ofExits =
        journey.exits().values().stream()
            .flatMap(exit -> exit.on() == null ? Stream.empty() : exit.on().leaves());
    Stream<Condition> ofSteps =
        journey.steps().values().stream()
            .flatMap(step -> step.on().stream())
            .flatMap(rule -> rule.when().leaves())
            .filter(leaf -> !leaf.ofStep());
    return new Recall(Stream.concat(ofExits, ofSteps), around.zone(), at, kept, null);
  }

  private Recall recallStep(Step step, Map<String, Kept> kept) {
    return new Recall(
        step.on().stream().flatMap(rule -> rule.when().leaves()).filter(Condition::ofStep),
        around.zone(),
        since,
        kept,
        inRun);
  }

  /** When she left; null: she has not. */
  @Nullable Instant leftAt() {
    return position.exit() ? since : null;
  }

  /** She is on one more roster since {@code at}. */
  void joinedRoster(Instant at) {
    if (!isToComeOver()) {
      settle(at, new HashSet<>());
    }
  }

  /** One of her statements, not before what was taken so far. */
  void statement(Evidence evidence) {
    boolean before = isToComeOver();
    if (before && evidence.at().isBefore(enteredAt)) {
      return;
    }
    inRun.take(evidence);
    if (onStep != inRun && (!before || evidence.at().isAfter(since))) {
      onStep.take(evidence);
    }
    lastStatement = evidence.at();
    if (!before) {
      settle(evidence.at(), new HashSet<>());
    }
  }

  /** Fires, one after another, what is due before {@code next} and by the horizon. */
  void fireTimers(Instant next) {
    if (mappedAt != null && !cameOver) {
      if (next.isBefore(mappedAt)) {
        return;
      }
      comeOver(mappedAt);
    }
    while (!position.exit()) {
      Due due = due();
      if (due == null || !due.at().isBefore(next)) {
        return;
      }
      if (due.at().isAfter(around.horizon())) {
        if (nextDue == null || due.at().isBefore(nextDue)) {
          nextDue = due.at();
        }
        return;
      }
      fire(due);
    }
  }

  /** At one time what is awaited comes before the timers of the step. */
  private @Nullable Due due() {
    Instant awaited = inRun.nextDue();
    Instant awaitedOnStep = onStep.nextDue();
    Due due =
        Due.earlier(
            Due.earlier(
                awaited == null ? null : Due.awaited(awaited),
                awaitedOnStep == null ? null : Due.awaited(awaitedOnStep)),
            Due.earliest(journey.step(position.id()), since, lastStatement, around.zone()));
    return due == null || mappedAt == null ? due : due.notBefore(mappedAt);
  }

  /** Whether something is due at this time that has not fired. */
  boolean isDueAt(Instant at) {
    Due due = isToComeOver() || position.exit() ? null : due();
    return due != null && due.at().equals(at);
  }

  private void fire(Due due) {
    Set<String> visited = new HashSet<>();
    Step.Timer timer = due.timer();
    if (timer == null) {
      inRun.fallDue(due.at());
      onStep.fallDue(due.at());
    } else {
      Cause cause = new Cause.Elapsed(timer.path(), due.idle(), due.since());
      move(timer.to(), due.at(), cause, visited);
    }
    settle(due.at(), visited);
  }

  /** Judges the exits, then the step, and each step that is entered by that. */
  private void settle(Instant at, Set<String> visited) {
    if (position.exit()) {
      return;
    }
    for (Exit exit : journey.exits().values()) {
      Proof proof = exit.on() == null ? null : inRun.judge(exit.on(), around.membersAt(at));
      if (proof != null) {
        move(Target.exit(exit.id()), at, proof.cause("/exits/" + exit.id() + "/on"), visited);
        return;
      }
    }
    while (!position.exit() && followRule(journey.step(position.id()), at, visited)) {
      // each step that is entered is judged in its turn
    }
  }

  private boolean followRule(Step from, Instant at, Set<String> visited) {
    for (Step.Rule rule : from.on()) {
      if (rule.to().exit() || !visited.contains(rule.to().id())) {
        Proof proof = onStep.judge(rule.when(), around.membersAt(at));
        if (proof != null) {
          move(rule.to(), at, proof.cause(rule.path()), visited);
          return true;
        }
      }
    }
    return false;
  }

  private void move(Target to, Instant at, Cause cause, Set<String> visited) {
    moveQuietly(to, at, cause, visited);
    arrive(to, at);
  }

  /** Moves, and asks for nothing. */
  private void moveQuietly(Target to, Instant at, Cause cause, Set<String> visited) {
    String from = position.id();
    transitions.add(new Run.Transition(from, to, at, cause, journey.version()));
    position = to;
    since = at;
    if (!to.exit()) {
      if (!from.equals(to.id())) {
        visited.add(from);
      }
      visited.add(to.id());
      onStep = recallStep(journey.step(to.id()), Map.of());
    }
  }

  private void arrive(Target to, Instant at) {
    for (Goal goal : journey.goals()) {
      if (goal.target().equals(to)
          && (goal.within() == null
              || !goal.within().after(enteredAt, around.zone()).isBefore(at))) {
        reached.putIfAbsent(goal.id(), at);
      }
    }
    if (!to.exit()) {
      journey.step(to.id()).touch().forEach(touchpoint -> want(touchpoint, to.id(), at));
    }
  }

  private void want(String touchpoint, String stepId, Instant at) {
    boolean once = journey.touchpoint(touchpoint).oncePerRun();
    if (once && occurrences.containsKey(touchpoint)) {
      return;
    }
    int occurrence = occurrences.merge(touchpoint, 1, Integer::sum);
    wanted.add(new Run.Wanted(touchpoint, occurrence, stepId, at, journey.version()));
  }

  Run run() {
    return new Run(
        number,
        around.registration(),
        enteredAt,
        position,
        since,
        known,
        knownTo,
        transitions,
        wanted,
        occurrences,
        reached,
        nextDue);
  }

  Saved.Travelled save() {
    return travelled(
        lastStatement,
        position.exit() ? Map.of() : inRun.keep(),
        position.exit() ? Map.of() : onStep.keep());
  }

  /** For the next version, which looks at all anew: nothing is remembered but where she stands. */
  Saved.Travelled handOn() {
    return travelled(null, Map.of(), Map.of());
  }

  private Saved.Travelled travelled(
      @Nullable Instant last, Map<String, Kept> run, Map<String, Kept> step) {
    return new Saved.Travelled(
        number,
        enteredAt,
        position,
        since,
        known + transitions.size(),
        last,
        Map.copyOf(occurrences),
        Map.copyOf(reached),
        run,
        step);
  }
}
