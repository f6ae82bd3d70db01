package org.trailmark.journey.engine;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.trailmark.journey.definition.Condition;
import org.trailmark.journey.definition.ContactPolicy;
import org.trailmark.journey.definition.Exit;
import org.trailmark.journey.definition.Goal;
import org.trailmark.journey.definition.Journey;
import org.trailmark.journey.definition.Outcome;
import org.trailmark.journey.definition.Reentry;
import org.trailmark.journey.definition.Span;
import org.trailmark.journey.definition.Step;
import org.trailmark.journey.definition.Succession;
import org.trailmark.journey.definition.Target;
import org.trailmark.journey.definition.TimeRules;
import org.trailmark.journey.definition.Touchpoint;
import org.trailmark.journey.memory.Fsrs;
import org.trailmark.journey.memory.Ladder;

/**
 * Random small journeys, and what may happen to a learner in the week in which Amsterdam's clocks
 * go back. Small on purpose: few verbs, objects and hours make ties and repetitions common.
 */
public final class RandomJourneys {
  public static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");
  public static final Instant START = Instant.parse("2026-10-22T22:00:00Z");
  public static final int HOURS = 150;

  private static final int ATOMS = 4;
  private static final List<String> STEPS = List.of("a", "b", "c", "d");
  private static final List<String> EXITS = List.of("x", "y");
  private static final List<String> ROSTERS = List.of("r", "q");
  private static final List<Condition.Match> MATCHES =
      IntStream.range(0, ATOMS).mapToObj(RandomJourneys::matchOf).toList();

  /** Something is measured in the statements of each match, and each has a grade, too. */
  private static final List<Condition.Value> VALUES =
      IntStream.range(0, 2 * ATOMS)
          .mapToObj(i -> new Condition.Value("/v/" + i, i % ATOMS, "1"))
          .toList();

  private RandomJourneys() {}

  public static Arbitrary<Journey> journeys() {
    Arbitrary<List<Step>> steps =
        Combinators.combine(STEPS.stream().map(RandomJourneys::step).toList()).as(List::copyOf);
    Arbitrary<List<Exit>> exits =
        Combinators.combine(EXITS.stream().map(RandomJourneys::exit).toList()).as(List::copyOf);
    Arbitrary<Condition> entry =
        Arbitraries.frequencyOf(Tuple.of(3, condition(0)), Tuple.of(1, condition(2)));
    return Combinators.combine(entry, steps, exits, reentries(), goals().list().ofMaxSize(2))
        .as(RandomJourneys::journey);
  }

  private static Arbitrary<Reentry> reentries() {
    return span()
        .injectNull(0.4)
        .map(cooldown -> new Reentry(true, cooldown, Reentry.Instance.LEARNER))
        .injectNull(0.5)
        .map(reentry -> reentry == null ? Reentry.NEVER : reentry);
  }

  private static Arbitrary<Goal> goals() {
    return Combinators.combine(target(), span().injectNull(0.3))
        .as((to, within) -> new Goal(to + "/" + within, to, within));
  }

  /** Evidence in event order, each with an id, a place in the log and a delay of its own. */
  public static Arbitrary<List<Evidence>> histories() {
    Arbitrary<Happening> happening =
        Combinators.combine(
                Arbitraries.integers().between(0, HOURS),
                Arbitraries.integers().between(0, 30),
                Arbitraries.integers().between(0, ATOMS - 1).set().ofMinSize(1).ofMaxSize(2),
                Arbitraries.of("o", "p", "q").injectNull(0.2),
                Arbitraries.of(1, 2).injectNull(0.4),
                Arbitraries.integers().between(-2, 5).injectNull(0.2))
            .as(Happening::new);
    return happening
        .list()
        .ofMaxSize(16)
        .map(
            list ->
                IntStream.range(0, list.size())
                    .mapToObj(i -> list.get(i).evidence(i + 1))
                    .sorted(Evidence.EVENT_ORDER)
                    .toList());
  }

  public static Arbitrary<Map<String, Instant>> memberships() {
    return Arbitraries.maps(Arbitraries.of(ROSTERS), times()).ofMaxSize(ROSTERS.size());
  }

  /** A time in the week, on the hour. */
  public static Arbitrary<Instant> times() {
    return Arbitraries.integers().between(-5, HOURS + 30).map(RandomJourneys::hour);
  }

  private static Instant hour(int number) {
    return START.plus(Duration.ofHours(number));
  }

  private record Happening(
      int hour,
      int delay,
      Set<Integer> atoms,
      String object,
      Integer registration,
      Integer number) {
    Evidence evidence(int seq) {
      return new Evidence(
          new UUID(7, seq),
          RandomJourneys.hour(hour),
          RandomJourneys.hour(hour + delay),
          seq,
          atoms,
          object,
          registration == null ? null : new UUID(8, registration),
          values(),
          Map.of());
    }

    private Map<Integer, BigDecimal> values() {
      Map<Integer, BigDecimal> values = new HashMap<>();
      if (number != null) {
        atoms.forEach(atom -> values.put(atom, BigDecimal.valueOf(number + 25L * atom, 2)));
        atoms.forEach(atom -> values.put(ATOMS + atom, BigDecimal.valueOf(number * 10L + 5, 1)));
      }
      return values;
    }
  }

  private static Arbitrary<Step> step(String id) {
    Arbitrary<List<Step.Rule>> rules =
        Combinators.combine(target(), condition(2))
            .as((to, when) -> new Step.Rule("", to, when))
            .list()
            .ofMaxSize(3)
            .map(
                list ->
                    numbered(
                        list,
                        "/steps/" + id + "/on/",
                        (path, rule) -> new Step.Rule(path, rule.to(), rule.when())));
    return Combinators.combine(
            rules,
            timers("/steps/" + id + "/after/"),
            timers("/steps/" + id + "/idle/"),
            Arbitraries.of("t", "once").set())
        .as(
            (on, after, idle, touch) ->
                new Step(id, "s", touch.stream().sorted().toList(), on, after, idle));
  }

  private static Arbitrary<List<Step.Timer>> timers(String path) {
    return Combinators.combine(target(), span())
        .as((to, span) -> new Step.Timer("", to, span))
        .list()
        .ofMaxSize(2)
        .map(
            list ->
                numbered(
                    list, path, (place, timer) -> new Step.Timer(place, timer.to(), timer.span())));
  }

  private static <T> List<T> numbered(List<T> list, String path, BiFunction<String, T, T> at) {
    List<T> numbered = new ArrayList<>();
    list.forEach(item -> numbered.add(at.apply(path + numbered.size(), item)));
    return numbered;
  }

  private static Arbitrary<Exit> exit(String id) {
    return condition(1).injectNull(0.6).map(on -> new Exit(id, Exit.Counts.GOAL, on));
  }

  private static Arbitrary<Target> target() {
    return Arbitraries.frequencyOf(
        Tuple.of(5, Arbitraries.of(STEPS).map(Target::step)),
        Tuple.of(1, Arbitraries.of(EXITS).map(Target::exit)));
  }

  private static Arbitrary<Span> span() {
    return Arbitraries.of("PT1H", "PT7H", "P1D", "P2D", "P1DT1H").map(Span::parse);
  }

  private static Arbitrary<Condition> condition(int depth) {
    Arbitrary<Condition> simple =
        Arbitraries.frequencyOf(
            Tuple.of(5, Arbitraries.of(MATCHES)),
            Tuple.of(3, count()),
            Tuple.of(2, sequence()),
            Tuple.of(2, absent()),
            Tuple.of(1, fading()),
            Tuple.of(2, measure()),
            Tuple.of(1, Arbitraries.of(ROSTERS).map(name -> new Condition.Roster("/r", name))));
    if (depth == 0) {
      return simple;
    }
    Arbitrary<Condition> inner = condition(depth - 1);
    return Arbitraries.frequencyOf(
        Tuple.of(6, simple),
        Tuple.of(1, inner.map(of -> new Condition.Not("/n", of))),
        Tuple.of(1, inner.list().ofMinSize(1).ofMaxSize(3).map(of -> new Condition.Any("/o", of))),
        Tuple.of(1, inner.list().ofMinSize(1).ofMaxSize(3).map(of -> new Condition.All("/a", of))));
  }

  private static Arbitrary<Condition> count() {
    return Combinators.combine(
            Arbitraries.of(MATCHES),
            Arbitraries.of(Condition.Distinct.values()),
            Arbitraries.integers().between(1, 3),
            span().injectNull(0.4))
        .as(
            (of, distinct, min, within) ->
                new Condition.Count(
                    "/c/%d/%s/%d/%s".formatted(of.atom(), distinct, min, within),
                    of,
                    distinct,
                    min,
                    within));
  }

  private static Arbitrary<Condition> sequence() {
    return Combinators.combine(
            Arbitraries.of(MATCHES).list().ofMinSize(2).ofMaxSize(3),
            Arbitraries.of(true, false),
            span().injectNull(0.4))
        .as(
            (of, strict, within) ->
                new Condition.Sequence(
                    "/q/%s/%s/%s"
                        .formatted(of.stream().map(Condition.Match::atom).toList(), strict, within),
                    of,
                    strict,
                    within));
  }

  private static Arbitrary<Condition> absent() {
    return Combinators.combine(Arbitraries.of(MATCHES), span())
        .as((of, during) -> new Condition.Absent("/b/" + of.atom() + "/" + during, of, during));
  }

  /** Due within days, so that it happens in the week. */
  private static Arbitrary<Condition> fading() {
    Outcome<?> ladder =
        new Outcome<>(
            "ladder",
            new Ladder(),
            new Ladder.Rungs(List.of(Period.ofDays(1), Period.ofDays(2))),
            MATCHES.get(0),
            ATOMS);
    Outcome<?> fsrs =
        new Outcome<>("fsrs", new Fsrs(), new Fsrs.Aim(0.9, null), MATCHES.get(1), ATOMS + 1);
    return Combinators.combine(Arbitraries.of(ladder, fsrs), Arbitraries.of(true, false))
        .as((of, due) -> new Condition.Fading("/f/" + of.id() + "/" + due, of, due));
  }

  private static Arbitrary<Condition> measure() {
    return Combinators.combine(
            Arbitraries.of(Condition.Measure.Kind.values()),
            Arbitraries.of(MATCHES),
            Arbitraries.integers().between(-2, 12),
            Arbitraries.of(true, false),
            span().injectNull(0.4))
        .as(
            (kind, of, bound, above, within) -> {
              boolean sum = kind == Condition.Measure.Kind.SUM;
              BigDecimal number = BigDecimal.valueOf(bound + 25L * of.atom(), 2);
              return new Condition.Measure(
                  "/g/%s/%d/%d/%s/%s".formatted(kind, of.atom(), bound, above, within),
                  kind,
                  of,
                  of.atom(),
                  sum || above ? number : null,
                  sum || above ? null : number,
                  sum ? within : null);
            });
  }

  private static Condition.Match matchOf(int atom) {
    Set<String> none = Set.of();
    return new Condition.Match(
        "/m/" + atom,
        atom,
        Set.of("https://ex.org/v/" + atom),
        none,
        none,
        none,
        none,
        none,
        Condition.Registration.WHATEVER,
        Condition.Role.ACTOR,
        null);
  }

  private static Journey journey(
      Condition entry, List<Step> steps, List<Exit> exits, Reentry reentry, List<Goal> goals) {
    Map<String, Step> stepById = new LinkedHashMap<>();
    steps.forEach(step -> stepById.put(step.id(), step));
    Map<String, Exit> exitById = new LinkedHashMap<>();
    exits.forEach(exit -> exitById.put(exit.id(), exit));
    Map<String, Touchpoint> touchpoints =
        Map.of("t", touchpoint("t", false), "once", touchpoint("once", true));
    TimeRules time =
        new TimeRules(Span.parse("PT0S"), Span.parse("P90D"), Duration.ofMinutes(5), ZONE);
    return new Journey(
        "random",
        1,
        "hash",
        Map.of(),
        Journey.Purpose.NONE,
        time,
        entry,
        List.of("s"),
        stepById,
        exitById,
        touchpoints,
        MATCHES,
        VALUES,
        reentry,
        goals.stream().distinct().toList(),
        Succession.FOLLOW,
        ContactPolicy.NONE);
  }

  /**
   * The same, without rules that may hold though nothing new has come, and without an entry that a
   * silence brings about.
   */
  static Journey withMatchesOnSteps(Journey journey) {
    Map<String, Step> steps = new LinkedHashMap<>();
    journey
        .steps()
        .forEach(
            (id, step) ->
                steps.put(
                    id,
                    new Step(
                        id,
                        step.stage(),
                        step.touch(),
                        step.on().stream().filter(rule -> waits(rule.when())).toList(),
                        step.after(),
                        step.idle())));
    boolean silent =
        journey
            .entry()
            .leaves()
            .anyMatch(leaf -> leaf instanceof Condition.Absent || leaf instanceof Condition.Fading);
    return with(
        journey,
        journey.version(),
        silent ? MATCHES.get(0) : journey.entry(),
        steps,
        journey.reentry(),
        journey.succession());
  }

  private static boolean waits(Condition condition) {
    if (condition instanceof Condition.Any any) {
      return any.of().stream().allMatch(RandomJourneys::waits);
    }
    if (condition instanceof Condition.All all) {
      return all.of().stream().allMatch(RandomJourneys::waits);
    }
    return condition instanceof Condition.Match;
  }

  /** The same, but for these. */
  static Journey with(Journey journey, Reentry reentry, Succession succession) {
    return with(journey, journey.version(), journey.entry(), journey.steps(), reentry, succession);
  }

  /** The same as a later version. */
  static Journey version(int number, Journey journey) {
    return with(
        journey, number, journey.entry(), journey.steps(), journey.reentry(), journey.succession());
  }

  /** That say what becomes of runs on the version before. */
  static Arbitrary<Journey> successors() {
    Arbitrary<Succession> maps =
        Arbitraries.maps(Arbitraries.of(STEPS), Arbitraries.of(STEPS))
            .map(steps -> new Succession(Succession.How.MAP, steps));
    Arbitrary<Succession> pin = Arbitraries.just(new Succession(Succession.How.PIN, Map.of()));
    return Combinators.combine(
            journeys(), Arbitraries.frequencyOf(Tuple.of(3, maps), Tuple.of(1, pin)))
        .as((journey, succession) -> with(journey, journey.reentry(), succession));
  }

  private static Journey with(
      Journey journey,
      int version,
      Condition entry,
      Map<String, Step> steps,
      Reentry reentry,
      Succession succession) {
    return new Journey(
        journey.id(),
        version,
        journey.hash(),
        journey.title(),
        journey.purpose(),
        journey.time(),
        entry,
        journey.stages(),
        steps,
        journey.exits(),
        journey.touchpoints(),
        journey.matches(),
        journey.values(),
        reentry,
        journey.goals(),
        succession,
        journey.contact());
  }

  private static Touchpoint touchpoint(String id, boolean once) {
    return new Touchpoint(
        id,
        List.of("inbox"),
        "",
        null,
        "",
        once,
        null,
        null,
        false,
        false,
        Touchpoint.Weight.EVEN,
        Map.of());
  }
}
