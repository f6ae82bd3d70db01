package org.trailmark.journey.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.trailmark.journey.db.Json;
import org.trailmark.journey.definition.Journey;
import org.trailmark.journey.definition.Reentry;
import org.trailmark.journey.definition.Succession;

/** What holds of every journey and every history. */
class FoldPropertiesTest {

  @Property(tries = 1500, edgeCases = EdgeCasesMode.NONE)
  void fold_agreesWithWhatItMeans(
      @ForAll("journeys") Journey journey,
      @ForAll("histories") List<Evidence> history,
      @ForAll("memberships") Map<String, Instant> rosters,
      @ForAll("times") Instant horizon) {
    assertThat(outcome(fold(journey, history, rosters, horizon)))
        .isEqualTo(NaiveFold.fold(journey, history, rosters, RandomJourneys.ZONE, horizon));
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void orderOfArrival_andDuplicates_changeNothing(
      @ForAll("journeys") Journey journey,
      @ForAll("histories") List<Evidence> history,
      @ForAll("memberships") Map<String, Instant> rosters,
      @ForAll("times") Instant horizon,
      @ForAll Random random) {
    List<Evidence> arrived = new ArrayList<>(history);
    history.stream().filter(e -> random.nextInt(3) == 0).forEach(arrived::add);
    Collections.shuffle(arrived, random);

    assertThat(fold(journey, arrived, rosters, horizon))
        .isEqualTo(fold(journey, history, rosters, horizon));
  }

  /** Statements come one by one, some are voided later; what is left is what counts. */
  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void voidedStatements_leaveNoTrace(
      @ForAll("journeys") Journey journey,
      @ForAll("histories") List<Evidence> history,
      @ForAll("memberships") Map<String, Instant> rosters,
      @ForAll("times") Instant horizon,
      @ForAll Random random) {
    List<Evidence> arrival = new ArrayList<>(history);
    Collections.shuffle(arrival, random);
    Map<UUID, Evidence> known = new HashMap<>();
    Set<UUID> voided = new HashSet<>();
    Course course = fold(journey, List.of(), rosters, horizon);
    for (Evidence evidence : arrival) {
      known.put(evidence.statementId(), evidence);
      fold(journey, known.values(), rosters, horizon);
      if (random.nextInt(3) == 0) {
        UUID target = arrival.get(random.nextInt(arrival.size())).statementId();
        voided.add(target); // maybe before it comes
      }
      known.keySet().removeAll(voided);
      course = fold(journey, known.values(), rosters, horizon);
    }
    List<Evidence> never = history.stream().filter(e -> !voided.contains(e.statementId())).toList();

    assertThat(outcome(course))
        .isEqualTo(NaiveFold.fold(journey, never, rosters, RandomJourneys.ZONE, horizon));
  }

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void timeAndLaterStatements_neverChangeWhatWas(
      @ForAll("journeys") Journey journey,
      @ForAll("histories") List<Evidence> history,
      @ForAll("memberships") Map<String, Instant> rosters,
      @ForAll("times") Instant horizon,
      @ForAll @IntRange(max = 60) int hours) {
    List<Evidence> known = history.stream().filter(e -> !e.at().isAfter(horizon)).toList();
    Map<String, Instant> joined = new HashMap<>(rosters);
    joined.values().removeIf(since -> since.isAfter(horizon));
    Instant later = horizon.plus(Duration.ofHours(hours));

    assertThat(until(horizon, fold(journey, history, rosters, later)))
        .isEqualTo(until(horizon, fold(journey, known, joined, horizon)))
        .isEqualTo(until(horizon, fold(journey, history, rosters, horizon)));
  }

  /** So a publication need not fold people of whom a journey knows nothing. */
  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void withoutStatementsAndRosters_nobodyIsOnTheWay(
      @ForAll("journeys") Journey journey, @ForAll("times") Instant horizon) {
    Map<String, Instant> unnamed = Map.of("of-another-journey", horizon.minusSeconds(60));
    Course course = fold(journey, List.of(), unnamed, horizon);

    assertThat(course.runs()).isEmpty();
    assertThat(course.nextDue()).isNull();
  }

  /** Each registration goes its own way. */
  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void runsOfRegistrations_areRunsOfEachAlone(
      @ForAll("journeys") Journey anyhow,
      @ForAll("histories") List<Evidence> history,
      @ForAll("times") Instant horizon) {
    Journey journey =
        RandomJourneys.with(
            anyhow, new Reentry(false, null, Reentry.Instance.REGISTRATION), Succession.FOLLOW);
    Journey single = RandomJourneys.with(anyhow, Reentry.NEVER, Succession.FOLLOW);
    List<Evidence> registered = history.stream().filter(e -> e.registration() != null).toList();
    List<List<Run.Transition>> alone =
        registered.stream().collect(Collectors.groupingBy(Evidence::registration)).values().stream()
            .flatMap(own -> fold(single, own, Map.of(), horizon).latest().stream())
            .map(Run::transitions)
            .toList();

    assertThat(fold(journey, registered, Map.of(), horizon).runs())
        .extracting(Run::transitions)
        .containsExactlyInAnyOrderElementsOf(alone);
  }

  /** Where a fold saved itself, another goes on, and comes to the same end. */
  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void foldThatGoesOn_endsAsOneFromTheBeginning(
      @ForAll("journeys") Journey journey,
      @ForAll("histories") List<Evidence> history,
      @ForAll("memberships") Map<String, Instant> rosters,
      @ForAll("times") Instant horizon,
      @ForAll @IntRange(max = 60) int hours) {
    Instant later = horizon.plus(Duration.ofHours(hours));
    Surroundings then = new Surroundings(rosters, RandomJourneys.ZONE, horizon);
    Surroundings now = new Surroundings(rosters, RandomJourneys.ZONE, later);
    Course whole = Fold.fold(journey, history, now);

    for (Saved place : Fold.places(journey, history, then)) {
      Saved read = Json.read(Json.write(place), Saved.class);
      List<Evidence> rest = history.stream().filter(e -> e.at().isAfter(place.at())).toList();
      Course course = Fold.resume(journey, read, rest, now);

      assertThat(course.nextDue()).isEqualTo(whole.nextDue());
      assertThat(course.before() + course.runs().size()).isEqualTo(whole.runs().size());
      for (Run run : course.runs()) {
        Run same = whole.runs().get(run.number() - 1);
        assertThat(run.position()).isEqualTo(same.position());
        assertThat(run.since()).isEqualTo(same.since());
        assertThat(run.reached()).isEqualTo(same.reached());
        assertThat(run.transitions())
            .isEqualTo(same.transitions().subList(run.known(), same.transitions().size()));
        assertThat(run.wanted())
            .isEqualTo(
                same.wanted()
                    .subList(same.wanted().size() - run.wanted().size(), same.wanted().size()));
        assertThat(same.wanted().subList(0, same.wanted().size() - run.wanted().size()))
            .allSatisfy(w -> assertThat(w.at()).isBeforeOrEqualTo(place.at()));
      }
    }
  }

  /** Who wakes at {@code nextDue} misses nothing: before it, the run stays as it is. */
  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void beforeNextDue_timeChangesNothing(
      @ForAll("journeys") Journey journey,
      @ForAll("histories") List<Evidence> history,
      @ForAll("memberships") Map<String, Instant> rosters,
      @ForAll("times") Instant horizon) {
    Course course = fold(journey, history, rosters, horizon);
    Instant due = course.nextDue();
    Instant before = due == null ? Instant.parse("2100-01-01T00:00:00Z") : due.minusMillis(1);

    assertThat(fold(journey, history, rosters, before)).isEqualTo(course);
    if (due != null) {
      assertThat(due).isAfter(horizon);
      assertThat(fold(journey, history, rosters, due)).isNotEqualTo(course);
    }
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void causes_nameStatementsThatWere_inEventOrder(
      @ForAll("journeys") Journey journey,
      @ForAll("histories") List<Evidence> history,
      @ForAll("memberships") Map<String, Instant> rosters,
      @ForAll("times") Instant horizon) {
    List<UUID> ids = history.stream().map(Evidence::statementId).toList();
    for (Run.Transition move : until(Instant.MAX, fold(journey, history, rosters, horizon))) {
      if (move.cause() instanceof Cause.Held held) {
        assertThat(held.statements())
            .doesNotHaveDuplicates()
            .isSortedAccordingTo((a, b) -> Integer.compare(ids.indexOf(a), ids.indexOf(b)))
            .allSatisfy(
                id ->
                    assertThat(history.get(ids.indexOf(id)).at())
                        .isBeforeOrEqualTo(move.validAt()));
      }
    }
  }

  private static Course fold(
      Journey journey,
      Collection<Evidence> evidence,
      Map<String, Instant> rosters,
      Instant horizon) {
    return Fold.fold(journey, evidence, new Surroundings(rosters, RandomJourneys.ZONE, horizon));
  }

  private static List<Run.Transition> until(Instant time, Course course) {
    return course.runs().stream()
        .flatMap(run -> run.transitions().stream())
        .filter(move -> !move.validAt().isAfter(time))
        .toList();
  }

  static NaiveFold.Outcome outcome(Course course) {
    return new NaiveFold.Outcome(
        course.runs().stream().map(FoldPropertiesTest::trip).toList(), course.nextDue());
  }

  private static NaiveFold.Trip trip(Run run) {
    return new NaiveFold.Trip(
        run.transitions().stream()
            .map(
                m ->
                    new NaiveFold.Move(
                        m.from(), m.to(), m.validAt(), m.cause().rule(), m.version()))
            .toList(),
        run.wanted(),
        run.reached(),
        run.nextDue());
  }

  @Provide
  Arbitrary<Journey> journeys() {
    return RandomJourneys.journeys();
  }

  @Provide
  Arbitrary<List<Evidence>> histories() {
    return RandomJourneys.histories();
  }

  @Provide
  Arbitrary<Map<String, Instant>> memberships() {
    return RandomJourneys.memberships();
  }

  @Provide
  Arbitrary<Instant> times() {
    return RandomJourneys.times();
  }
}
