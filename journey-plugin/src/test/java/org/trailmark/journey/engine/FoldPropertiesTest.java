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
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.trailmark.journey.definition.Journey;

/** What holds of every journey and every history. */
class FoldPropertiesTest {

  @Property(tries = 1500, edgeCases = EdgeCasesMode.NONE)
  void fold_agreesWithWhatItMeans(
      @ForAll("journeys") Journey journey,
      @ForAll("histories") List<Evidence> history,
      @ForAll("memberships") Map<String, Instant> rosters,
      @ForAll("times") Instant horizon) {
    assertThat(fold(journey, history, rosters, horizon).map(FoldPropertiesTest::outcome))
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
    Optional<Run> run = Optional.empty();
    for (Evidence evidence : arrival) {
      known.put(evidence.statementId(), evidence);
      fold(journey, known.values(), rosters, horizon);
      if (random.nextInt(3) == 0) {
        UUID target = arrival.get(random.nextInt(arrival.size())).statementId();
        voided.add(target); // maybe before it comes
      }
      known.keySet().removeAll(voided);
      run = fold(journey, known.values(), rosters, horizon);
    }
    List<Evidence> never = history.stream().filter(e -> !voided.contains(e.statementId())).toList();

    assertThat(run.map(FoldPropertiesTest::outcome))
        .isEqualTo(
            history.isEmpty()
                ? Optional.empty()
                : NaiveFold.fold(journey, never, rosters, RandomJourneys.ZONE, horizon));
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

  /** Who wakes at {@code nextDue} misses nothing: before it, the run stays as it is. */
  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void beforeNextDue_timeChangesNothing(
      @ForAll("journeys") Journey journey,
      @ForAll("histories") List<Evidence> history,
      @ForAll("memberships") Map<String, Instant> rosters,
      @ForAll("times") Instant horizon) {
    Optional<Run> run = fold(journey, history, rosters, horizon);
    Instant due = run.map(Run::nextDue).orElse(null);
    Instant before = due == null ? Instant.parse("2100-01-01T00:00:00Z") : due.minusMillis(1);

    assertThat(fold(journey, history, rosters, before)).isEqualTo(run);
    if (due != null) {
      assertThat(due).isAfter(horizon);
      assertThat(fold(journey, history, rosters, due)).isNotEqualTo(run);
    }
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void causes_nameStatementsThatWere_inEventOrder(
      @ForAll("journeys") Journey journey,
      @ForAll("histories") List<Evidence> history,
      @ForAll("memberships") Map<String, Instant> rosters,
      @ForAll("times") Instant horizon) {
    List<UUID> ids = history.stream().map(Evidence::statementId).toList();
    for (Run.Transition move :
        fold(journey, history, rosters, horizon).map(Run::transitions).orElse(List.of())) {
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

  private static Optional<Run> fold(
      Journey journey,
      Collection<Evidence> evidence,
      Map<String, Instant> rosters,
      Instant horizon) {
    return Fold.fold(journey, evidence, rosters, RandomJourneys.ZONE, horizon);
  }

  private static List<Run.Transition> until(Instant time, Optional<Run> run) {
    return run.map(Run::transitions).orElse(List.of()).stream()
        .filter(move -> !move.validAt().isAfter(time))
        .toList();
  }

  private static NaiveFold.Outcome outcome(Run run) {
    return new NaiveFold.Outcome(
        run.transitions().stream()
            .map(m -> new NaiveFold.Move(m.from(), m.to(), m.validAt(), m.cause().rule()))
            .toList(),
        run.wanted(),
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
