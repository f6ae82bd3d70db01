package org.trailmark.journey.engine;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.definition.Condition;
import org.trailmark.journey.definition.Exit;
import org.trailmark.journey.definition.Journey;
import org.trailmark.journey.definition.Step;
import org.trailmark.journey.definition.Target;

/**
 * What {@link Fold} means, said as plainly as can be: at each moment everything is looked at again
 * from the beginning. Slow, and written apart from the fold, to check it.
 */
final class NaiveFold {

  /** A move, without the statements that caused it. */
  record Move(@Nullable String from, Target to, Instant at, String rule) {}

  record Outcome(List<Move> moves, List<Run.Wanted> wanted, @Nullable Instant nextDue) {}

  private final Journey journey;
  private final Map<String, Instant> rosters;
  private final ZoneId zone;
  private final Instant horizon;

  /** All that was so far, in event order. */
  private final List<Evidence> past = new ArrayList<>();

  private final List<Move> moves = new ArrayList<>();
  private final List<Instant> notDueYet = new ArrayList<>();

  /** How many statements had been when the run began (the one that began it not counted in). */
  private int pastAtEntry;

  /** How many statements had been when the step was entered, the one that led there included. */
  private int pastAtStep;

  private NaiveFold(Journey journey, Map<String, Instant> rosters, ZoneId zone, Instant horizon) {
    this.journey = journey;
    this.rosters = rosters;
    this.zone = zone;
    this.horizon = horizon;
  }

  static Optional<Outcome> fold(
      Journey journey,
      List<Evidence> evidence,
      Map<String, Instant> rosters,
      ZoneId zone,
      Instant horizon) {
    NaiveFold fold = new NaiveFold(journey, rosters, zone, horizon);
    List<Evidence> statements = new ArrayList<>();
    evidence.stream()
        .sorted(Evidence.EVENT_ORDER)
        .filter(e -> statements.stream().noneMatch(s -> s.statementId().equals(e.statementId())))
        .forEach(statements::add);
    List<Instant> joined =
        rosters.entrySet().stream()
            .filter(entry -> journey.rosters().contains(entry.getKey()))
            .map(Map.Entry::getValue)
            .distinct()
            .sorted()
            .toList();
    List<Instant> times = new ArrayList<>(joined);
    statements.forEach(statement -> times.add(statement.at()));
    for (Instant time : times.stream().distinct().sorted().toList()) {
      if (joined.contains(time)) {
        fold.moment(time, null);
      }
      statements.stream().filter(s -> s.at().equals(time)).forEach(s -> fold.moment(time, s));
    }
    fold.timersBefore(Instant.MAX);
    return fold.moves.isEmpty() ? Optional.empty() : Optional.of(fold.outcome());
  }

  private void moment(Instant at, @Nullable Evidence statement) {
    timersBefore(at);
    if (statement != null) {
      past.add(statement);
    }
    if (!moves.isEmpty()) {
      judge(at, new HashSet<>());
    } else if (holds(journey.entry(), past, past, at)) {
      pastAtEntry = past.size() - (statement == null ? 0 : 1);
      move(null, Target.step(journey.steps().keySet().iterator().next()), at, "/entry");
      judge(at, new HashSet<>(Set.of(here())));
    }
  }

  private void judge(Instant at, Set<String> stoodOn) {
    if (here() == null) {
      return;
    }
    List<Evidence> inRun = past.subList(pastAtEntry, past.size());
    for (Exit exit : journey.exits().values()) {
      if (exit.on() != null && holds(exit.on(), inRun, inRun, at)) {
        move(here(), Target.exit(exit.id()), at, "/exits/" + exit.id() + "/on");
        return;
      }
    }
    List<Evidence> onStep = past.subList(pastAtStep, past.size());
    Optional<Step.Rule> rule =
        journey.step(here()).on().stream()
            .filter(r -> r.to().exit() || !stoodOn.contains(r.to().id()))
            .filter(r -> holds(r.when(), onStep, inRun, at))
            .findFirst();
    if (rule.isPresent()) {
      moveAndJudge(rule.get().to(), at, rule.get().path(), stoodOn);
    }
  }

  private void moveAndJudge(Target to, Instant at, String rule, Set<String> stoodOn) {
    String from = here();
    move(from, to, at, rule);
    if (!to.exit()) {
      stoodOn.add(from);
      stoodOn.add(to.id());
      judge(at, stoodOn);
    }
  }

  private void move(@Nullable String from, Target to, Instant at, String rule) {
    moves.add(new Move(from, to, at, rule));
    pastAtStep = past.size();
  }

  /** The step; null before the entry and after an exit. */
  private @Nullable String here() {
    Target to = moves.isEmpty() ? null : moves.get(moves.size() - 1).to();
    return to == null || to.exit() ? null : to.id();
  }

  private record Ringing(Instant at, Step.Timer timer) {}

  private void timersBefore(Instant time) {
    while (here() != null) {
      Step step = journey.step(here());
      Instant entered = moves.get(moves.size() - 1).at();
      Instant quietSince = entered;
      for (Evidence statement : past) {
        quietSince = statement.at().isAfter(quietSince) ? statement.at() : quietSince;
      }
      List<Ringing> timers = new ArrayList<>();
      for (Step.Timer timer : step.after()) {
        timers.add(new Ringing(timer.span().after(entered, zone), timer));
      }
      for (Step.Timer timer : step.idle()) {
        timers.add(new Ringing(timer.span().after(quietSince, zone), timer));
      }
      // the sort is stable: of those at one time the first of the list stays the first
      timers.sort(Comparator.comparing(Ringing::at));
      if (timers.isEmpty() || !timers.get(0).at().isBefore(time)) {
        return;
      }
      Ringing first = timers.get(0);
      if (first.at().isAfter(horizon)) {
        notDueYet.add(first.at());
        return;
      }
      moveAndJudge(first.timer().to(), first.at(), first.timer().path(), new HashSet<>());
    }
  }

  private boolean holds(
      Condition condition, List<Evidence> forMatch, List<Evidence> forCount, Instant at) {
    Predicate<Condition> inner = part -> holds(part, forMatch, forCount, at);
    if (condition instanceof Condition.Match match) {
      return forMatch.stream().anyMatch(e -> e.atoms().contains(match.atom()));
    } else if (condition instanceof Condition.Count count) {
      return enough(count, forCount);
    } else if (condition instanceof Condition.Roster roster) {
      Instant since = rosters.get(roster.name());
      return since != null && !since.isAfter(at);
    } else if (condition instanceof Condition.Not not) {
      return !inner.test(not.of());
    } else if (condition instanceof Condition.Any any) {
      return any.of().stream().anyMatch(inner);
    }
    return ((Condition.All) condition).of().stream().allMatch(inner);
  }

  /** Whether from any statement on enough different ones lie within the span. */
  private boolean enough(Condition.Count count, List<Evidence> all) {
    List<Evidence> matching =
        all.stream().filter(e -> e.atoms().contains(count.of().atom())).toList();
    return matching.stream()
        .anyMatch(
            first ->
                matching.stream()
                        .filter(e -> !e.at().isBefore(first.at()))
                        .filter(
                            e ->
                                count.within() == null
                                    || !e.at().isAfter(count.within().after(first.at(), zone)))
                        .map(e -> key(count, e))
                        .filter(Objects::nonNull)
                        .distinct()
                        .count()
                    >= count.min());
  }

  private static @Nullable Object key(Condition.Count count, Evidence evidence) {
    UUID registration = evidence.registration();
    return switch (count.distinct()) {
      case STATEMENT -> evidence.statementId();
      case OBJECT -> evidence.object();
      case REGISTRATION -> registration;
    };
  }

  private Outcome outcome() {
    List<Run.Wanted> wanted = new ArrayList<>();
    for (Move move : moves) {
      for (String touch :
          move.to().exit() ? List.<String>of() : journey.step(move.to().id()).touch()) {
        int before = (int) wanted.stream().filter(w -> w.touchpoint().equals(touch)).count();
        if (before == 0 || !journey.touchpoint(touch).oncePerRun()) {
          wanted.add(new Run.Wanted(touch, before + 1, move.to().id(), move.at()));
        }
      }
    }
    return new Outcome(moves, wanted, notDueYet.stream().sorted().findFirst().orElse(null));
  }
}
