package org.trailmark.journey.engine;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.trailmark.journey.db.Json;
import org.trailmark.journey.definition.Journey;
import org.trailmark.journey.definition.Reentry;
import org.trailmark.journey.definition.Succession;
import org.trailmark.journey.engine.NaiveFold.Version;

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
        fold(
            List.of(
                new Version(first.journey(), null, first.evidence()),
                new Version(
                    second.journey(), Instant.parse("2026-01-05T12:00:00Z"), second.evidence())),
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
        fold(
            List.of(new Version(journey, null, apart), new Version(journey, published, apart)),
            around);

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
        fold(
                List.of(new Version(older, null, history), new Version(newer, published, history)),
                around)
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

  /** Two or three versions that differ, which also see different things in what she did. */
  @Property(tries = 1500, edgeCases = EdgeCasesMode.NONE)
  void versions_agreeWithWhatTheyMean(
      @ForAll("journeys") Journey one,
      @ForAll("successors") Journey two,
      @ForAll("successors") Journey three,
      @ForAll("histories") List<Evidence> history,
      @ForAll("memberships") Map<String, Instant> rosters,
      @ForAll("times") Instant published,
      @ForAll("times") Instant publishedToo,
      @ForAll boolean more,
      @ForAll("times") Instant horizon) {
    List<Instant> times = Stream.of(published, publishedToo).sorted().toList();
    List<Version> versions =
        versions(more ? List.of(one, two, three) : List.of(one, two), history, times);

    Course course = fold(versions, new Surroundings(rosters, RandomJourneys.ZONE, horizon));

    assertThat(FoldPropertiesTest.outcome(course))
        .isEqualTo(NaiveFold.fold(versions, rosters, RandomJourneys.ZONE, horizon));
  }

  /**
   * Some of what she did is known, and the fold of each version saves itself; then the rest comes,
   * and what was saved at its time or later is forgotten. Wherever folds go on from what is left,
   * they come to the same end.
   */
  @Property(tries = 1500, edgeCases = EdgeCasesMode.NONE)
  void foldsThatGoOn_endAsThoseFromTheBeginning(
      @ForAll("journeys") Journey one,
      @ForAll("successors") Journey two,
      @ForAll("successors") Journey three,
      @ForAll("histories") List<Evidence> history,
      @ForAll("memberships") Map<String, Instant> rosters,
      @ForAll("times") Instant published,
      @ForAll("times") Instant publishedToo,
      @ForAll("times") Instant horizon,
      @ForAll @IntRange(max = 60) int hours,
      @ForAll Random random) {
    List<Instant> times = Stream.of(published, publishedToo).sorted().toList();
    List<Evidence> first = history.stream().filter(e -> random.nextInt(8) > 0).toList();
    List<Evidence> rest = history.stream().filter(e -> !first.contains(e)).toList();
    List<Journey> journeys = random.nextBoolean() ? List.of(one, two, three) : List.of(one, two);
    boolean publishedSince = random.nextBoolean();
    List<Version> then = versions(publishedSince ? butLast(journeys) : journeys, first, times);
    List<Version> now = versions(journeys, history, times);
    Surroundings later =
        new Surroundings(rosters, RandomJourneys.ZONE, horizon.plus(Duration.ofHours(hours)));
    Course whole = fold(now, later);

    List<List<Saved>> saved = saved(then, new Surroundings(rosters, RandomJourneys.ZONE, horizon));
    Lineage lineage = lineage(now, later, Fold.SAVED_EVERY);
    for (int i = 0; i < now.size(); i++) {
      List<Saved> good =
          i < saved.size()
              ? saved.get(i).stream()
                  .filter(place -> rest.stream().allMatch(e -> e.at().isAfter(place.at())))
                  .filter(lineage::mayResume)
                  .toList()
              : List.of();
      Saved place = good.isEmpty() ? null : good.get(random.nextInt(good.size()));
      lineage.fold(place, now.get(i).evidence());
    }

    assertGoesOn(lineage.course(), whole);
  }

  private static <T> List<T> butLast(List<T> list) {
    return list.subList(0, list.size() - 1);
  }

  private static void assertGoesOn(Course course, Course whole) {
    assertThat(course.nextDue()).isEqualTo(whole.nextDue());
    assertThat(course.runs().stream().map(Run::number)).doesNotHaveDuplicates();
    List<Integer> told = course.runs().stream().map(Run::number).toList();
    assertThat(whole.runs())
        .allMatch(run -> told.contains(run.number()) || run.number() <= course.before());
    for (Run run : course.runs()) {
      Run same =
          whole.runs().stream().filter(r -> r.number() == run.number()).findFirst().orElseThrow();
      assertThat(run.position()).isEqualTo(same.position());
      assertThat(run.since()).isEqualTo(same.since());
      assertThat(run.enteredAt()).isEqualTo(same.enteredAt());
      assertThat(run.occurrences()).isEqualTo(same.occurrences());
      assertThat(run.reached()).isEqualTo(same.reached());
      assertThat(run.transitions())
          .isEqualTo(same.transitions().subList(run.known(), same.transitions().size()));
      Instant knownTo = run.knownTo();
      assertThat(run.wanted())
          .isEqualTo(
              same.wanted().stream()
                  .filter(w -> knownTo == null || w.at().isAfter(knownTo))
                  .toList());
    }
  }

  /** What the folds of each version save, read back as it is stored. */
  private static List<List<Saved>> saved(List<Version> versions, Surroundings around) {
    Lineage lineage = lineage(versions, around, 1);
    return versions.stream()
        .map(
            version ->
                lineage.fold(null, version.evidence()).stream()
                    .map(place -> Json.read(Json.write(place), Saved.class))
                    .toList())
        .toList();
  }

  private static List<Version> versions(
      List<Journey> journeys, List<Evidence> history, List<Instant> published) {
    List<Version> versions = new ArrayList<>();
    versions.add(new Version(journeys.get(0), null, history));
    for (int i = 1; i < journeys.size(); i++) {
      Journey journey = RandomJourneys.version(i + 1, journeys.get(i));
      versions.add(new Version(journey, published.get(i - 1), seenBy(i, history)));
    }
    return versions;
  }

  /** Other matches than the first version's: some statements mean something else, some nothing. */
  private static List<Evidence> seenBy(int version, List<Evidence> history) {
    return history.stream()
        .filter(e -> (e.seq() + version) % 4 != 0)
        .map(
            e ->
                new Evidence(
                    e.statementId(),
                    e.at(),
                    e.stored(),
                    e.seq(),
                    e.atoms().stream().map(atom -> (atom + version) % 4).collect(toSet()),
                    e.object(),
                    e.registration(),
                    e.values(),
                    e.subregistrations()))
        .toList();
  }

  @Provide
  Arbitrary<Journey> successors() {
    return RandomJourneys.successors();
  }

  @Provide
  Arbitrary<Map<String, Instant>> memberships() {
    return RandomJourneys.memberships();
  }

  private static Course fold(List<Version> versions, Surroundings around) {
    Lineage lineage = lineage(versions, around, Fold.SAVED_EVERY);
    for (Version version : versions) {
      assertThat(lineage.fold(null, version.evidence())).isEmpty(); // histories here are short
    }
    return lineage.course();
  }

  private static Lineage lineage(List<Version> versions, Surroundings around, int savedEvery) {
    return new Lineage(
        versions.stream().map(v -> new Lineage.Version(v.journey(), v.from())).toList(),
        around,
        savedEvery);
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
