package org.trailmark.journey.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.trailmark.journey.definition.Journey;
import org.trailmark.journey.definition.Reentry;
import org.trailmark.journey.definition.Succession;

/** Versions that go on from one another. */
class LineageTest {
  private static final String LATER = "2026-12-31T00:00:00Z";

  private static final String FIRST =
      """
      entry: {match: {verb: v:joined}}
      steps:
        a: {stage: s, on: [{to: b, match: {verb: v:did}}]}
        b: {stage: s, on: [{to: exit:done, match: {verb: v:did}}]}
      exits: {done: {counts: goal}}
      """;

  private static String second(String runs) {
    return """
    entry: {match: {verb: v:joined}}
    runs: %s
    steps:
      x: {stage: s, on: [{to: y, match: {verb: v:did}}]}
      y: {stage: s, after: [{after: P10D, to: z}]}
      z: {stage: s}
    exits: {done: {counts: goal}}
    """
        .formatted(runs);
  }

  /** The same done twice, once for each version's matches; the second was published at noon. */
  private static String path(String runs, Did... dids) {
    Way first = Way.of(FIRST);
    Way second = Way.of(second(runs));
    for (Did did : dids) {
      first.did(did.verb(), did.at());
      second.did(did.verb(), did.at());
    }
    Course course =
        Lineage.fold(
            List.of(
                leg(first.journey(), null, first.evidence()),
                leg(second.journey(), Instant.parse("2026-01-05T12:00:00Z"), second.evidence())),
            new Surroundings(Map.of(), ZoneOffset.UTC, Instant.parse(LATER)));
    return String.join(" | ", course.runs().stream().map(Way::path).toList());
  }

  private record Did(String verb, String at) {}

  private static Did did(String verb, String at) {
    return new Did(verb, at);
  }

  @Test
  void pinnedRun_finishesOnItsVersion() {
    assertThat(
            path(
                "pin",
                did("joined", "2026-01-01T00:00:00Z"),
                did("did", "2026-01-06T00:00:00Z"),
                did("did", "2026-01-07T00:00:00Z")))
        .isEqualTo("a@2026-01-01T00:00:00Z b@2026-01-06T00:00:00Z exit:done@2026-01-07T00:00:00Z");
  }

  @Test
  void whoComesAfterThePublication_isOnTheNewVersion() {
    assertThat(
            path("pin", did("joined", "2026-01-06T00:00:00Z"), did("did", "2026-01-07T00:00:00Z")))
        .startsWith("x@2026-01-06T00:00:00Z y@2026-01-07T00:00:00Z");
  }

  @Test
  void mappedRun_goesOnFromTheStepThatHersBecame() {
    assertThat(
            path(
                "{map: {a: x, b: y}}",
                did("joined", "2026-01-01T00:00:00Z"),
                did("did", "2026-01-02T00:00:00Z")))
        .isEqualTo(
            "a@2026-01-01T00:00:00Z b@2026-01-02T00:00:00Z y@2026-01-05T12:00:00Z"
                + " z@2026-01-15T12:00:00Z");
  }

  @Test
  void runThatWasOver_staysAsItWas() {
    assertThat(
            path(
                "{map: {a: x, b: y}}",
                did("joined", "2026-01-01T00:00:00Z"),
                did("did", "2026-01-02T00:00:00Z"),
                did("did", "2026-01-03T00:00:00Z"),
                did("joined", "2026-01-08T00:00:00Z")))
        .isEqualTo("a@2026-01-01T00:00:00Z b@2026-01-02T00:00:00Z exit:done@2026-01-03T00:00:00Z");
  }

  /**
   * Going on from one text to the same text changes nothing. A publication to which runs are mapped
   * is a moment at which rules are judged, so here they wait for something new.
   */
  @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
  void sameVersionAgain_changesNothing(
      @ForAll("journeys") Journey anyhow,
      @ForAll("histories") List<Evidence> history,
      @ForAll("times") Instant published,
      @ForAll("times") Instant horizon,
      @ForAll boolean pinned) {
    Succession succession =
        new Succession(pinned ? Succession.How.PIN : Succession.How.MAP, Map.of());
    Journey journey =
        RandomJourneys.with(
            pinned ? anyhow : RandomJourneys.withMatchesOnSteps(anyhow), Reentry.NEVER, succession);
    Set<Instant> times = new HashSet<>();
    List<Evidence> apart = history.stream().filter(e -> times.add(e.at())).toList();
    Surroundings around = new Surroundings(Map.of(), RandomJourneys.ZONE, horizon);

    Course lineage =
        Lineage.fold(List.of(leg(journey, null, apart), leg(journey, published, apart)), around);

    assertThat(lineage.runs()).isEqualTo(Fold.fold(journey, apart, around).runs());
  }

  /**
   * Two versions that have nothing in common. Who came before the second was published goes the
   * whole way of the first; who would have come to the second only afterwards, the whole way of
   * that.
   */
  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void pinned_everybodyGoesOneWayToItsEnd(
      @ForAll("journeys") Journey one,
      @ForAll("journeys") Journey other,
      @ForAll("histories") List<Evidence> history,
      @ForAll("times") Instant published,
      @ForAll("times") Instant horizon) {
    Succession pin = new Succession(Succession.How.PIN, Map.of());
    Journey older = RandomJourneys.with(one, Reentry.NEVER, Succession.FOLLOW);
    Journey newer = RandomJourneys.with(other, Reentry.NEVER, pin);
    Surroundings around = new Surroundings(Map.of(), RandomJourneys.ZONE, horizon);

    List<Run> runs =
        Lineage.fold(List.of(leg(older, null, history), leg(newer, published, history)), around)
            .runs();

    List<Run> before =
        Fold.fold(older, history, around).runs().stream()
            .filter(run -> run.enteredAt().isBefore(published))
            .toList();
    List<Run> anyhow = Fold.fold(newer, history, around).runs();
    if (!before.isEmpty()) {
      assertThat(runs).isEqualTo(before);
    } else if (anyhow.stream().noneMatch(run -> run.enteredAt().isBefore(published))) {
      assertThat(runs).isEqualTo(anyhow);
    } else {
      assertThat(runs).allMatch(run -> !run.enteredAt().isBefore(published));
    }
  }

  private static Lineage.Leg leg(
      Journey journey, @Nullable Instant from, Collection<Evidence> evidence) {
    return new Lineage.Leg(
        journey,
        from,
        new Lineage.Past() {
          @Override
          public Collection<Evidence> evidence(@Nullable Instant after) {
            return after == null
                ? evidence
                : evidence.stream().filter(e -> e.at().isAfter(after)).toList();
          }

          @Override
          public Optional<Saved> saved() {
            return Optional.empty();
          }

          @Override
          public void save(List<Saved> places) {
            assertThat(new ArrayList<>(places)).isEmpty(); // histories here are short
          }
        });
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
  Arbitrary<Instant> times() {
    return RandomJourneys.times();
  }
}
