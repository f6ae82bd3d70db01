package org.trailmark.journey;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toUnmodifiableSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.trailmark.journey.World.START;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.trailmark.journey.definition.Journey;
import org.trailmark.journey.definition.JourneyReader;
import org.trailmark.journey.definition.Target;
import org.trailmark.journey.engine.Evidence;
import org.trailmark.journey.engine.NaiveFold;
import tools.jackson.databind.json.JsonMapper;

/**
 * Versions that differ are published one after another, by {@code pin}, {@code map} or {@code
 * follow}, while statements come late, twice and voided, people are linked and unlinked, and the
 * plugin is restarted. In the end everybody stands where the naive fold has her, by the same way,
 * and has been asked for the same touchpoints. Histories are long enough for folds to be saved.
 */
class VersionsPropertyTest {
  private static final int PEOPLE = 3;
  private static final int STATEMENTS = 1_000;
  private static final List<String> VERBS = List.of("joined", "did", "saw", "made", "left");
  private static final List<String> STEPS = List.of("a", "b", "c");
  private static final List<String> SPANS = List.of("PT3H", "PT20H", "P1D", "P2D");
  private static final JsonMapper JSON = new JsonMapper();

  @Property(tries = 5, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
  void whateverHappens_everybodyStandsWhereTheNaiveFoldHasHer(@ForAll long seed) throws Exception {
    Random random = new Random(seed);
    Path folder = Files.createTempDirectory("versions");
    try (World world = new World(folder)) {
      List<String> texts = new ArrayList<>(List.of(version(1, "follow", random)));
      world.publish(texts.get(0));
      happen(world, texts, random);
      world.moveTo(time(STATEMENTS).plus(Duration.ofDays(4)));

      List<NaiveFold.Version> versions = lineage(world, texts);
      List<Map<String, Object>> learners = world.rows("SELECT DISTINCT learner FROM agent");
      assertThat(learners).isNotEmpty();
      for (Map<String, Object> learner : learners) {
        assertIsWhere(world, text(learner, "learner"), versions);
      }
    } finally {
      delete(folder);
    }
  }

  /** A step each ten minutes; a third of them late, and some voided. */
  private static void happen(World world, List<String> texts, Random random) throws Exception {
    List<String> waiting = new ArrayList<>();
    List<Long> links = new ArrayList<>();
    for (int i = 0; i < STATEMENTS; i++) {
      world.clock.set(time(i));
      String verb = VERBS.get(random.nextInt(VERBS.size()));
      String who = "n" + (random.nextInt(4) == 0 ? 1 + random.nextInt(PEOPLE - 1) : 0);
      waiting.add(Did.statement(Did.id(i), who, verb, "thing-" + random.nextInt(3), time(i)));
      if (random.nextInt(20) == 0) {
        UUID target = Did.id(Math.max(0, i - 40 + random.nextInt(60))); // maybe still to come
        waiting.add(Did.voiding(Did.id(50_000 + i), target, time(i)));
      }
      switch (random.nextInt(60)) {
        case 0 -> links.add(world.link("n0", "n" + (1 + random.nextInt(PEOPLE - 1))));
        case 1 -> {
          if (!links.isEmpty()) {
            long gone = links.get(0);
            links.removeIf(link -> link == gone);
            world.unlink(gone);
          }
        }
        case 2 -> world.restart();
        case 3 -> world.settle();
        case 4, 5, 6 -> {
          List<String> late = waiting.stream().filter(s -> random.nextInt(40) == 0).toList();
          waiting.removeAll(late);
          waiting.add(Did.statement(Did.id(90_000 + i), "n1", "saw", "thing", time(i)));
          world.send(waiting.toArray(String[]::new));
          waiting.clear();
          waiting.addAll(late);
        }
        default -> {
          // the next one follows at once
        }
      }
      if (i % (STATEMENTS / 3) == STATEMENTS / 4) {
        String how = random.nextInt(5) == 0 ? "follow" : random.nextBoolean() ? "pin" : map(random);
        texts.add(version(texts.size() + 1, how, random));
        world.publish(texts.get(texts.size() - 1));
      }
    }
    waiting.add(Did.statement(Did.id(STATEMENTS), "n0", "saw", "thing", time(STATEMENTS - 1)));
    world.send(waiting.toArray(String[]::new));
  }

  private static Instant time(int statement) {
    return START.plus(Duration.ofMinutes(10L * statement));
  }

  private static String map(Random random) {
    return "{map: {a: %s, b: %s, c: %s}}"
        .formatted(any(STEPS, random), any(STEPS, random), any(STEPS, random));
  }

  private static String version(int number, String runs, Random random) {
    StringBuilder steps = new StringBuilder();
    for (String step : STEPS) {
      steps.append(
          """
            %s:
              stage: s
              touch: [hello, once]
              on: [{to: %s, %s}, {to: %s, %s}]
              %s: [{after: %s, to: %s}]
          """
              .formatted(
                  step,
                  any(STEPS, random),
                  condition(random),
                  random.nextInt(8) == 0 ? "\"exit:done\"" : any(STEPS, random),
                  condition(random),
                  random.nextBoolean() ? "after" : "idle",
                  any(SPANS, random),
                  STEPS.get((STEPS.indexOf(step) + 1) % STEPS.size()))); // each is reached
    }
    return """
    journey: onboarding
    version: %d
    prefixes: {v: "https://ex.org/verbs/"}
    time: {grace: PT10M}
    entry: {match: {verb: "v:%s"}}
    %sruns: %s
    stages: [s]
    steps:
    %s
    exits: {done: {counts: goal, on: {count: {of: {verb: "v:left"}, min: %d}}}}
    goals: [{id: at-c, step: c, within: P2D}]
    touchpoints: {hello: {channels: [inbox]}, once: {channels: [inbox], once: run}}
    """
        .formatted(
            number,
            any(VERBS, random),
            random.nextInt(4) > 0 ? "reentry: afterExit\n" : "",
            runs,
            steps.toString().stripTrailing(),
            20 + random.nextInt(60));
  }

  private static String condition(Random random) {
    String verb = any(VERBS, random);
    return switch (random.nextInt(5)) {
      case 0 -> "count: {of: {verb: \"v:%s\"}, min: 4, within: PT6H}".formatted(verb);
      case 1 -> "absent: {of: {verb: \"v:%s\"}, for: PT5H}".formatted(verb);
      case 2 ->
          "sequence: {of: [{verb: \"v:%s\"}, {verb: \"v:%s\"}], within: PT1H}"
              .formatted(verb, any(VERBS, random));
      default -> "match: {verb: \"v:%s\"}".formatted(verb);
    };
  }

  private static <T> T any(List<T> all, Random random) {
    return all.get(random.nextInt(all.size()));
  }

  /** What learners go by, without evidence; by id of the publication. */
  private static List<NaiveFold.Version> lineage(World world, List<String> texts) {
    List<NaiveFold.Version> versions = new ArrayList<>();
    for (Map<String, Object> row :
        world.rows(
            "SELECT version, published_at FROM publication WHERE state IN ('running', 'pinned')"
                + " ORDER BY version")) {
      Journey journey = new JourneyReader().read(texts.get((int) number(row, "version") - 1));
      Instant from = Instant.ofEpochMilli(number(row, "published_at"));
      versions.add(new NaiveFold.Version(journey, versions.isEmpty() ? null : from, List.of()));
    }
    return versions;
  }

  private static void assertIsWhere(World world, String learner, List<NaiveFold.Version> versions) {
    NaiveFold.Outcome outcome =
        NaiveFold.fold(
            versions.stream()
                .map(
                    v ->
                        new NaiveFold.Version(
                            v.journey(), v.from(), evidence(world, learner, v.journey().version())))
                .toList(),
            Map.of(),
            ZoneOffset.UTC,
            world.clock.instant().minus(Duration.ofMinutes(10)));

    List<NaiveFold.Trip> trips = outcome.trips();
    for (int i = 0; i < trips.size(); i++) {
      String run = "learner = '%s' AND run = %d".formatted(learner, i + 1);
      assertThat(moves(world, run, versions.get(0).journey().version()))
          .isEqualTo(trips.get(i).moves());
      assertThat(
              world.rows("SELECT reached_at FROM run_goal WHERE reached_at IS NOT NULL AND " + run))
          .extracting(row -> row.get("reached_at"))
          .containsExactlyElementsOf(
              trips.get(i).reached().values().stream().map(Instant::toEpochMilli).toList());
      List<String> wanted =
          trips.get(i).wanted().stream()
              .map(
                  w ->
                      List.of(w.touchpoint(), w.occurrence(), w.step(), w.at().toEpochMilli())
                          .toString())
              .toList();
      assertThat(asked(world, run, "'wanted', 'held', 'sent', 'suppressed'")).containsAll(wanted);
      // what a gate refused stays refused, also where it is asked for no more
      assertThat(wanted).containsAll(asked(world, run, "'wanted', 'held', 'sent'"));
      List<Map<String, Object>> place =
          world.rows(
              "SELECT next_due FROM run WHERE learner = '%s' AND number = %d"
                  .formatted(learner, i + 1));
      Instant due = trips.get(i).nextDue();
      assertThat(place).hasSize(1);
      assertThat(place.get(0).get("next_due")).isEqualTo(due == null ? null : due.toEpochMilli());
    }
    assertThat(world.count("SELECT COUNT(*) FROM run WHERE learner = '%s'".formatted(learner)))
        .isEqualTo(trips.size());
  }

  private static List<String> asked(World world, String run, String states) {
    return world
        .rows(
            "SELECT touchpoint, occurrence, step, at FROM touchpoint WHERE state IN ("
                + states
                + ") AND basis_revised = 0 AND "
                + run)
        .stream()
        .map(row -> row.values().toString())
        .toList();
  }

  /**
   * Those that stand. What a version that is followed finds as an older one had decided it stays as
   * it was decided then: it counts as that version's.
   *
   * @param first the oldest version that is not put aside
   */
  private static List<NaiveFold.Move> moves(World world, String run, int first) {
    return world
        .rows(
            "SELECT moved_from, moved_to, to_exit, valid_at, cause, p.version FROM transition t"
                + " JOIN publication p ON p.id = t.publication"
                + " WHERE superseded_at IS NULL AND "
                + run
                + " ORDER BY t.id")
        .stream()
        .map(
            row ->
                new NaiveFold.Move(
                    (String) row.get("moved_from"),
                    new Target(text(row, "moved_to"), number(row, "to_exit") == 1),
                    Instant.ofEpochMilli(number(row, "valid_at")),
                    JSON.readTree(text(row, "cause")).path("rule").asString(),
                    Math.max(first, (int) number(row, "version"))))
        .toList();
  }

  private static List<Evidence> evidence(World world, String learner, int version) {
    return world
        .rows(
            "SELECT e.* FROM evidence e JOIN agent a ON a.id = e.agent JOIN publication p"
                + " ON p.id = e.publication WHERE e.atoms <> '' AND a.learner = '%s'"
                    .formatted(learner)
                + " AND p.version = "
                + version)
        .stream()
        .map(
            row ->
                new Evidence(
                    UUID.fromString(text(row, "statement_id")),
                    Instant.ofEpochMilli(number(row, "at")),
                    Instant.ofEpochMilli(number(row, "stored")),
                    number(row, "seq"),
                    atoms(text(row, "atoms")),
                    (String) row.get("object"),
                    null,
                    Map.of(),
                    Map.of()))
        .toList();
  }

  private static Set<Integer> atoms(String text) {
    return Stream.of(text.split(",", -1)).map(Integer::valueOf).collect(toUnmodifiableSet());
  }

  private static long number(Map<String, Object> row, String name) {
    return ((Number) requireNonNull(row.get(name))).longValue();
  }

  private static String text(Map<String, Object> row, String name) {
    return (String) requireNonNull(row.get(name));
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
