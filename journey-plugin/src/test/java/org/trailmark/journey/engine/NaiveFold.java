package org.trailmark.journey.engine;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.definition.Condition;
import org.trailmark.journey.definition.Exit;
import org.trailmark.journey.definition.Goal;
import org.trailmark.journey.definition.Journey;
import org.trailmark.journey.definition.Step;
import org.trailmark.journey.definition.Succession;
import org.trailmark.journey.definition.Target;
import org.trailmark.journey.extension.MemoryModel;

/**
 * What {@link Fold} and {@link Lineage} mean, said as plainly as can be: at each moment everything
 * is looked at again from the beginning. Slow, and written apart from the fold, to check it. Runs
 * are of learners here.
 */
public final class NaiveFold {

  /** A move, without the statements that caused it. */
  public record Move(@Nullable String from, Target to, Instant at, String rule, int version) {}

  /**
   * One version of a journey.
   *
   * @param from when it was published; null: it is the first
   * @param evidence what her statements mean to it, in any order
   */
  public record Version(Journey journey, @Nullable Instant from, Collection<Evidence> evidence) {}

  public record Trip(
      List<Move> moves,
      List<Run.Wanted> wanted,
      Map<String, Instant> reached,
      @Nullable Instant nextDue) {}

  public record Outcome(List<Trip> trips, @Nullable Instant nextDue) {}

  /** A silence that has lasted: which, and since when it was quiet. */
  private record Lasted(Condition.Absent absent, Instant since) {}

  /** An outcome that fell due after a review, in one stretch. */
  private record Faded(
      Condition.Fading fading, UUID review, @Nullable Instant begun, boolean run) {}

  private static final String MAPPED = "/runs/map/";

  private final Journey journey;
  private final Map<String, Instant> rosters;
  private final ZoneId zone;
  private final Instant horizon;

  /** From when to when it lets people in; null: without bound. */
  private final @Nullable Instant from;

  private final @Nullable Instant until;

  /** All versions so far, by number. */
  private final Map<Integer, Journey> versions = new HashMap<>();

  private final List<Trip> trips = new ArrayList<>();

  /** Since when she goes by this version, where she began on another; null: she did not. */
  private @Nullable Instant cameOver;

  /** All that was while the entry was waited for, in event order. */
  private List<Evidence> waiting = new ArrayList<>();

  /** Since when the entry is waited for; null: nothing was heard of her yet. */
  private @Nullable Instant waitingSince;

  private @Nullable Instant left;

  /** All that was in this run, in event order. */
  private List<Evidence> inRun = new ArrayList<>();

  private List<Move> moves = new ArrayList<>();
  private List<Instant> notDueYet = new ArrayList<>();
  private final List<Instant> entriesNotDueYet = new ArrayList<>();

  /** How many statements of the run had been when the step was entered, its cause included. */
  private int beforeStep;

  private final Set<Lasted> lasted = new HashSet<>();
  private final Set<Faded> faded = new HashSet<>();

  private NaiveFold(
      Journey journey,
      @Nullable Instant from,
      @Nullable Instant until,
      Map<String, Instant> rosters,
      ZoneId zone,
      Instant horizon) {
    this.journey = journey;
    this.from = from;
    this.until = until;
    this.rosters = rosters;
    this.zone = zone;
    this.horizon = horizon;
    versions.put(journey.version(), journey);
  }

  static Outcome fold(
      Journey journey,
      List<Evidence> evidence,
      Map<String, Instant> rosters,
      ZoneId zone,
      Instant horizon) {
    return fold(List.of(new Version(journey, null, evidence)), rosters, zone, horizon);
  }

  /**
   * One version after another: a map ends the way on the old one at the publication, and she goes
   * on from the step that hers became; else she goes to the end on the version on which she began.
   */
  public static Outcome fold(
      List<Version> versions, Map<String, Instant> rosters, ZoneId zone, Instant horizon) {
    NaiveFold older = null;
    for (int i = 0; i < versions.size(); i++) {
      Version version = versions.get(i);
      Version next = i + 1 < versions.size() ? versions.get(i + 1) : null;
      Instant until = next == null ? null : next.from();
      boolean ends = next != null && isMapped(next);
      Instant end = ends && until != null ? until : Instant.MAX;
      List<Evidence> statements = statements(version, end);
      NaiveFold fold =
          new NaiveFold(version.journey(), version.from(), until, rosters, zone, horizon);
      Instant begins = Instant.MIN;
      if (older != null) {
        if (older.here() != null && !isMapped(version)) {
          return older.outcome(); // she finishes there, and nobody can say what comes after
        }
        begins = fold.goOnFrom(older, statements);
      }
      fold.take(statements, begins, end);
      older = fold;
    }
    return Objects.requireNonNull(older).outcome();
  }

  private static boolean isMapped(Version version) {
    return version.journey().succession().how() == Succession.How.MAP;
  }

  private static List<Evidence> statements(Version version, Instant end) {
    List<Evidence> statements = new ArrayList<>();
    version.evidence().stream()
        .sorted(Evidence.EVENT_ORDER)
        .filter(e -> e.at().isBefore(end))
        .filter(e -> statements.stream().noneMatch(s -> s.statementId().equals(e.statementId())))
        .forEach(statements::add);
    return statements;
  }

  /** All that happens from a time on and before another. */
  private void take(List<Evidence> statements, Instant begins, Instant end) {
    List<Instant> joined =
        rosters.entrySet().stream()
            .filter(entry -> journey.rosters().contains(entry.getKey()))
            .map(Map.Entry::getValue)
            .filter(since -> since.isBefore(end))
            .toList();
    List<Instant> times = new ArrayList<>(joined);
    statements.forEach(statement -> times.add(statement.at()));
    times.removeIf(time -> time.isBefore(begins));
    for (Instant time : times.stream().distinct().sorted().toList()) {
      if (joined.contains(time)) {
        moment(time, null);
      }
      statements.stream().filter(s -> s.at().equals(time)).forEach(s -> moment(time, s));
    }
    timersBefore(end);
  }

  private Outcome outcome() {
    List<Trip> all = new ArrayList<>(trips);
    if (!moves.isEmpty()) {
      all.add(trip());
    }
    List<Instant> due = new ArrayList<>(entriesNotDueYet);
    all.stream().map(Trip::nextDue).filter(Objects::nonNull).forEach(due::add);
    return new Outcome(all, due.stream().sorted().findFirst().orElse(null));
  }

  /**
   * What became of her on an older version.
   *
   * @return from when on what happens is told to this version
   */
  private Instant goOnFrom(NaiveFold older, List<Evidence> statements) {
    Instant published = Objects.requireNonNull(from);
    versions.putAll(older.versions);
    trips.addAll(older.trips);
    moves = older.moves;
    notDueYet = older.notDueYet;
    entriesNotDueYet.addAll(older.entriesNotDueYet);
    if (moves.isEmpty()) {
      return Instant.MIN; // she was on none: to this one all is new
    }
    if (here() == null) {
      waitAgain(Objects.requireNonNull(older.left));
      waitingSince = published.isAfter(waitingSince) ? published : waitingSince;
      return Instant.MIN;
    }
    comeOver(published, statements);
    return published;
  }

  /** She is mapped: her statements since the entry are looked at anew, by this version. */
  private void comeOver(Instant at, List<Evidence> statements) {
    cameOver = at;
    Instant entered = moves.get(0).at();
    Instant since = moves.get(moves.size() - 1).at();
    statements.stream()
        .filter(e -> !e.at().isBefore(entered) && e.at().isBefore(at))
        .forEach(inRun::add);
    beforeStep = (int) inRun.stream().filter(e -> !e.at().isAfter(since)).count();
    String old = Objects.requireNonNull(here());
    String mapped = journey.succession().steps().get(old);
    String step = mapped == null ? old : mapped;
    Set<String> stoodOn = new HashSet<>();
    if (!step.equals(old)) {
      move(old, Target.step(step), at, MAPPED + old);
      stoodOn.addAll(List.of(old, step));
    }
    judge(at, stoodOn);
  }

  private void moment(Instant at, @Nullable Evidence statement) {
    timersBefore(at);
    if (here() != null) {
      if (statement != null) {
        inRun.add(statement);
      }
      judge(at, new HashSet<>());
    } else if (isAwaited(at)) {
      waitingSince = waitingSince == null ? at : waitingSince;
      if (statement != null) {
        waiting.add(statement);
      }
      enterIfDue(at, statement);
    }
  }

  private boolean isAwaited(Instant at) {
    return (until == null || at.isBefore(until))
        && (left == null
            || (journey.reentry().afterExit()
                && !at.isBefore(Objects.requireNonNull(waitingSince))));
  }

  private void enterIfDue(Instant at, @Nullable Evidence statement) {
    if (from != null && at.isBefore(from)) {
      return;
    }
    Scope scope = new Scope(waiting, waitingSince, false);
    if (!holds(journey.entry(), scope, scope, at, true)) {
      return;
    }
    if (!moves.isEmpty()) {
      trips.add(trip());
    }
    moves = new ArrayList<>();
    notDueYet = new ArrayList<>();
    cameOver = null;
    inRun = new ArrayList<>();
    if (statement != null) {
      inRun.add(statement);
    }
    move(null, Target.step(journey.steps().keySet().iterator().next()), at, "/entry");
    judge(at, new HashSet<>(Set.of(here())));
  }

  private void judge(Instant at, Set<String> stoodOn) {
    if (here() == null) {
      return;
    }
    for (Exit exit : journey.exits().values()) {
      if (exit.on() != null && holds(exit.on(), run(), run(), at, false)) {
        move(here(), Target.exit(exit.id()), at, "/exits/" + exit.id() + "/on");
        return;
      }
    }
    Optional<Step.Rule> rule =
        journey.step(here()).on().stream()
            .filter(r -> r.to().exit() || !stoodOn.contains(r.to().id()))
            .filter(r -> holds(r.when(), step(), run(), at, false))
            .findFirst();
    if (rule.isPresent()) {
      moveAndJudge(rule.get().to(), at, rule.get().path(), stoodOn);
    }
  }

  private void moveAndJudge(Target to, Instant at, String rule, Set<String> stoodOn) {
    String old = here();
    move(old, to, at, rule);
    if (!to.exit()) {
      stoodOn.add(old);
      stoodOn.add(to.id());
      judge(at, stoodOn);
    }
  }

  private void move(@Nullable String old, Target to, Instant at, String rule) {
    moves.add(new Move(old, to, at, rule, journey.version()));
    beforeStep = inRun.size();
    if (to.exit()) {
      waitAgain(at);
    }
  }

  private void waitAgain(Instant since) {
    left = since;
    waiting = new ArrayList<>();
    waitingSince =
        journey.reentry().cooldown() == null
            ? since
            : journey.reentry().cooldown().after(since, zone);
  }

  /** A stretch of the way: what was in it, and when it began. */
  private record Scope(List<Evidence> was, @Nullable Instant begun, boolean wholeRun) {}

  private Scope run() {
    return new Scope(inRun, moves.get(0).at(), true);
  }

  private Scope step() {
    return new Scope(
        inRun.subList(beforeStep, inRun.size()), moves.get(moves.size() - 1).at(), false);
  }

  /** The step; null before the entry and after an exit. */
  private @Nullable String here() {
    Target to = moves.isEmpty() ? null : moves.get(moves.size() - 1).to();
    return to == null || to.exit() ? null : to.id();
  }

  private record Ringing(Instant at, Step.@Nullable Timer timer) {
    /** What was due before she came over is due when she comes. */
    Ringing notBefore(@Nullable Instant time) {
      return time != null && at.isBefore(time) ? new Ringing(time, timer) : this;
    }
  }

  private void timersBefore(Instant time) {
    while (true) {
      List<Ringing> timers = new ArrayList<>();
      silences().forEach((absent, scope) -> ring(absent, scope, timers));
      fadings().stream()
          .filter(fading -> lastReview(fading, here() != null) != null)
          .filter(fading -> !faded.contains(faded(fading, here() != null)))
          .forEach(f -> timers.add(new Ringing(dueAt(f, here() != null), null)));
      if (here() != null) {
        Step step = journey.step(here());
        Instant entered = moves.get(moves.size() - 1).at();
        Instant quietSince = entered;
        for (Evidence statement : inRun) {
          quietSince = statement.at().isAfter(quietSince) ? statement.at() : quietSince;
        }
        for (Step.Timer timer : step.after()) {
          timers.add(new Ringing(timer.span().after(entered, zone), timer));
        }
        for (Step.Timer timer : step.idle()) {
          timers.add(new Ringing(timer.span().after(quietSince, zone), timer));
        }
      }
      // the sort is stable: of those at one time the first of the list stays the first
      timers.sort(Comparator.comparing(Ringing::at));
      if (timers.isEmpty()) {
        return;
      }
      Ringing first = timers.get(0).notBefore(here() == null ? null : cameOver);
      if (!first.at().isBefore(time)) {
        return;
      }
      if (first.at().isAfter(horizon)) {
        if (here() != null) {
          notDueYet.add(first.at());
        } else if (until == null || first.at().isBefore(until)) {
          entriesNotDueYet.add(first.at());
        }
        return;
      }
      ring(first);
    }
  }

  private void ring(Ringing first) {
    if (first.timer() != null) {
      moveAndJudge(first.timer().to(), first.at(), first.timer().path(), new HashSet<>());
      return;
    }
    silences()
        .forEach(
            (absent, scope) -> {
              Instant since = quietSince(absent, scope);
              if (!absent.during().after(since, zone).isAfter(first.at())) {
                lasted.add(new Lasted(absent, since));
              }
            });
    fadings().stream()
        .filter(fading -> lastReview(fading, here() != null) != null)
        .filter(fading -> !dueAt(fading, here() != null).isAfter(first.at()))
        .forEach(fading -> faded.add(faded(fading, here() != null)));
    if (here() != null) {
      judge(first.at(), new HashSet<>());
    } else if (isAwaited(first.at())) {
      enterIfDue(first.at(), null);
    }
  }

  /** All that somebody waits for not to come, and since when. */
  private Map<Condition.Absent, Scope> silences() {
    Map<Condition.Absent, Scope> silences = new LinkedHashMap<>();
    if (here() == null) {
      if (waitingSince != null && (left == null || journey.reentry().afterExit())) {
        absences(journey.entry())
            .forEach(a -> silences.put(a, new Scope(waiting, waitingSince, false)));
      }
      return silences;
    }
    // the same words may stand in an exit and on a step, and mean each its own stretch there
    journey.step(here()).on().stream()
        .flatMap(rule -> absences(rule.when()))
        .forEach(a -> silences.put(a, step()));
    journey.exits().values().stream()
        .filter(exit -> exit.on() != null)
        .flatMap(exit -> absences(exit.on()))
        .map(a -> new Condition.Absent("exit " + a.path(), a.of(), a.during()))
        .forEach(a -> silences.put(a, run()));
    return silences;
  }

  /** All that may fall due: on the way what any exit or step of the journey asks. */
  private List<Condition.Fading> fadings() {
    boolean waits = waitingSince != null && (left == null || journey.reentry().afterExit());
    Stream<Condition> asked =
        here() != null
            ? journey.conditionsOfRun().stream()
            : waits ? Stream.of(journey.entry()) : Stream.empty();
    return asked
        .flatMap(Condition::leaves)
        .filter(Condition.Fading.class::isInstance)
        .map(Condition.Fading.class::cast)
        .distinct()
        .toList();
  }

  private List<Evidence> reviews(Condition.Fading fading, boolean run) {
    return (run ? inRun : waiting)
        .stream()
            .filter(e -> e.atoms().contains(fading.outcome().review().atom()))
            .filter(e -> e.values().containsKey(fading.outcome().grade()))
            .toList();
  }

  private @Nullable UUID lastReview(Condition.Fading fading, boolean run) {
    List<Evidence> reviews = reviews(fading, run);
    return reviews.isEmpty() ? null : reviews.get(reviews.size() - 1).statementId();
  }

  private Faded faded(Condition.Fading fading, boolean run) {
    UUID review = Objects.requireNonNull(lastReview(fading, run));
    return new Faded(fading, review, run ? moves.get(0).at() : waitingSince, run);
  }

  private Instant dueAt(Condition.Fading fading, boolean run) {
    List<MemoryModel.Review> reviews =
        reviews(fading, run).stream()
            .map(
                e -> {
                  BigDecimal grade =
                      Objects.requireNonNull(e.values().get(fading.outcome().grade()));
                  int number = grade.setScale(0, RoundingMode.HALF_UP).intValue();
                  return new MemoryModel.Review(e.at(), MemoryModel.Grade.of(number));
                })
            .toList();
    return fading.outcome().forecast(reviews, zone).dueAt();
  }

  private static Stream<Condition.Absent> absences(Condition condition) {
    return condition
        .leaves()
        .filter(Condition.Absent.class::isInstance)
        .map(Condition.Absent.class::cast);
  }

  private void ring(Condition.Absent absent, Scope scope, List<Ringing> timers) {
    Instant since = quietSince(absent, scope);
    if (!lasted.contains(new Lasted(absent, since))) {
      timers.add(new Ringing(absent.during().after(since, zone), null));
    }
  }

  private static Instant quietSince(Condition.Absent absent, Scope scope) {
    return scope.was().stream()
        .filter(e -> e.atoms().contains(absent.of().atom()))
        .map(Evidence::at)
        .max(Comparator.naturalOrder())
        .orElse(Objects.requireNonNull(scope.begun()));
  }

  private boolean holds(
      Condition condition, Scope forMatch, Scope forCount, Instant at, boolean entry) {
    Predicate<Condition> inner = part -> holds(part, forMatch, forCount, at, entry);
    if (condition instanceof Condition.Match match) {
      return forMatch.was().stream().anyMatch(e -> e.atoms().contains(match.atom()));
    } else if (condition instanceof Condition.Count count) {
      return enough(count, forCount.was());
    } else if (condition instanceof Condition.Sequence sequence) {
      return came(sequence, forCount.was());
    } else if (condition instanceof Condition.Measure measure) {
      return measured(measure, forCount.was());
    } else if (condition instanceof Condition.Absent absent) {
      Condition.Absent known =
          forMatch.wholeRun()
              ? new Condition.Absent("exit " + absent.path(), absent.of(), absent.during())
              : absent;
      return lasted.contains(new Lasted(known, quietSince(absent, forMatch)));
    } else if (condition instanceof Condition.Fading fading) {
      return lastReview(fading, !entry) != null
          && faded.contains(faded(fading, !entry)) == fading.due();
    } else if (condition instanceof Condition.Roster roster) {
      Instant since = rosters.get(roster.name());
      boolean again = entry && left != null;
      return since != null && !since.isAfter(at) && (!again || since.isAfter(left));
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

  /** Whether any of all the ways to pick statements is as the sequence has it. */
  private boolean came(Condition.Sequence sequence, List<Evidence> all) {
    for (int first = 0; first < all.size(); first++) {
      if (meets(all.get(first), sequence, 0)
          && goesOn(sequence, 1, all, first + 1, all.get(first).at())) {
        return true;
      }
    }
    return false;
  }

  private boolean goesOn(
      Condition.Sequence sequence, int n, List<Evidence> all, int from, Instant begun) {
    if (n == sequence.of().size()) {
      return true;
    }
    int last = sequence.strict() ? Math.min(from + 1, all.size()) : all.size();
    for (int i = from; i < last; i++) {
      Evidence next = all.get(i);
      boolean inTime =
          sequence.within() == null || !next.at().isAfter(sequence.within().after(begun, zone));
      if (meets(next, sequence, n) && inTime && goesOn(sequence, n + 1, all, i + 1, begun)) {
        return true;
      }
    }
    return false;
  }

  private static boolean meets(Evidence evidence, Condition.Sequence sequence, int n) {
    return evidence.atoms().contains(sequence.of().get(n).atom());
  }

  private boolean measured(Condition.Measure measure, List<Evidence> all) {
    List<Evidence> giving =
        all.stream()
            .filter(e -> e.atoms().contains(measure.of().atom()))
            .filter(e -> e.values().containsKey(measure.value()))
            .toList();
    List<BigDecimal> numbers = giving.stream().map(e -> e.values().get(measure.value())).toList();
    if (numbers.isEmpty()) {
      return false;
    }
    return switch (measure.kind()) {
      case MAX -> measure.holds(Collections.max(numbers));
      case LAST -> measure.holds(numbers.get(numbers.size() - 1));
      case SUM -> {
        boolean reached = false;
        int from = 0;
        for (int to = 0; to < giving.size(); to++) {
          while (measure.within() != null
              && measure
                  .within()
                  .after(giving.get(from).at(), zone)
                  .isBefore(giving.get(to).at())) {
            from++;
          }
          BigDecimal sum =
              numbers.subList(from, to + 1).stream().reduce(BigDecimal.ZERO, BigDecimal::add);
          reached |= measure.holds(sum);
        }
        yield reached;
      }
    };
  }

  private static @Nullable Object key(Condition.Count count, Evidence evidence) {
    UUID registration = evidence.registration();
    return switch (count.distinct()) {
      case STATEMENT -> evidence.statementId();
      case OBJECT -> evidence.object();
      case REGISTRATION -> registration;
    };
  }

  private Trip trip() {
    List<Run.Wanted> wanted = new ArrayList<>();
    Map<String, Instant> reached = new HashMap<>();
    Instant entered = moves.get(0).at();
    for (Move move : moves) {
      if (move.rule().startsWith(MAPPED)) {
        continue; // nobody did anything
      }
      Journey by = Objects.requireNonNull(versions.get(move.version()));
      for (String touch : move.to().exit() ? List.<String>of() : by.step(move.to().id()).touch()) {
        int before = (int) wanted.stream().filter(w -> w.touchpoint().equals(touch)).count();
        if (before == 0 || !by.touchpoint(touch).oncePerRun()) {
          wanted.add(new Run.Wanted(touch, before + 1, move.to().id(), move.at(), move.version()));
        }
      }
      for (Goal goal : by.goals()) {
        boolean inTime =
            goal.within() == null || !move.at().isAfter(goal.within().after(entered, zone));
        if (goal.target().equals(move.to()) && inTime) {
          reached.putIfAbsent(goal.id(), move.at());
        }
      }
    }
    return new Trip(moves, wanted, reached, notDueYet.stream().sorted().findFirst().orElse(null));
  }
}
