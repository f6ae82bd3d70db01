package org.trailmark.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.trailmark.journey.World.START;
import static org.trailmark.journey.World.json;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trailmark.lrs.problem.Fault;
import org.trailmark.lrs.problem.LrsException;
import tools.jackson.databind.JsonNode;

/** Several runs, several versions, long histories. */
class RunsTest {
  @TempDir Path folder;
  private World world;

  @BeforeEach
  void open() {
    world = new World(folder);
    world.clock.set(hour(10));
  }

  @AfterEach
  void close() {
    world.close();
  }

  private static Instant hour(int hours) {
    return START.plus(Duration.ofHours(hours));
  }

  private void did(int id, String who, String verb, int hour) throws Exception {
    if (world.clock.instant().isBefore(hour(hour))) {
      world.clock.set(hour(hour));
    }
    world.send(Did.statement(Did.id(id), who, verb, "thing", hour(hour)));
  }

  private static String version(int number, String more) {
    return """
    journey: onboarding
    version: %d
    prefixes: {v: "https://ex.org/verbs/"}
    entry: {match: {verb: "v:registered"}}
    stages: [s]
    exits: {done: {counts: goal}}
    goals: [{id: soon, exit: done, within: P1D}]
    touchpoints: {hello: {channels: [inbox], once: run}}
    %s
    """
        .formatted(number, more);
  }

  private static final String TWO_STEPS =
      """
      steps:
        a: {stage: s, touch: [hello], on: [{to: b, match: {verb: "v:launched"}}]}
        b: {stage: s, on: [{to: "exit:done", match: {verb: "v:passed"}}]}
      """;

  private static String renamed(String runs) {
    return "runs: "
        + runs
        + """

        steps:
          x: {stage: s, touch: [hello], on: [{to: y, match: {verb: "v:launched"}}]}
          y: {stage: s, on: [{to: "exit:done", match: {verb: "v:completed"}}]}
        """;
  }

  @Test
  void pinnedRuns_finishOnTheirVersion_andNewOnesBeginOnTheNewOne() throws Exception {
    world.publish(version(1, TWO_STEPS));
    did(1, "ann", "registered", 11);
    world.moveTo(hour(12));
    world.publish(version(2, renamed("pin")));
    did(2, "ann", "launched", 13);
    did(3, "bob", "registered", 13);
    world.moveTo(hour(14));

    assertThat(world.position("ann")).isEqualTo("b");
    assertThat(world.position("bob")).isEqualTo("x");
    did(4, "ann", "passed", 15);
    world.restart();
    world.moveTo(hour(16));
    assertThat(world.position("ann")).isEqualTo("exit:done");
    assertThat(world.way("ann").path("run").path("version").asInt()).isEqualTo(1);
  }

  @Test
  void mappedRuns_goOnFromTheStepThatTheirsBecame() throws Exception {
    world.publish(version(1, TWO_STEPS));
    did(1, "ann", "registered", 11);
    world.settle(); // she is told of a before she goes on
    did(2, "ann", "launched", 11);
    world.moveTo(hour(12));
    String second = version(2, renamed("{map: {a: x, b: y}}"));
    JsonNode preview = world.dryRun(second).path("preview");
    assertThat(preview.path("move").asInt()).isEqualTo(1);
    assertThat(preview.path("wouldSend").asInt()).isZero();
    world.publish(second);

    assertThat(world.transitions("ann"))
        .containsExactly("a@" + hour(11), "b@" + hour(11), "y@" + published());
    assertThat(world.way("ann").path("transitions").path(2).path("why").path("kind").asString())
        .isEqualTo("mapped");
    did(3, "ann", "completed", 13);
    world.moveTo(hour(14));
    assertThat(world.position("ann")).isEqualTo("exit:done");
    assertThat(world.rows("SELECT ledger_key FROM inbox")).hasSize(1);
  }

  private Instant published() {
    return Instant.ofEpochMilli(
        world.count("SELECT published_at FROM publication WHERE version = 2"));
  }

  @Test
  void lateStatement_changesWhatWasBeforeTheMap_andSoWhatCameAfter() throws Exception {
    world.publish(version(1, TWO_STEPS));
    did(1, "ann", "registered", 11);
    world.moveTo(hour(12));
    world.publish(version(2, renamed("{map: {a: x, b: y}}")));
    assertThat(world.position("ann")).isEqualTo("x");
    did(2, "ann", "launched", 11);
    world.moveTo(hour(13));

    assertThat(world.position("ann")).isEqualTo("y");
  }

  @Test
  void mapThatLeavesSomebodyBehind_isRefused() throws Exception {
    world.publish(version(1, TWO_STEPS));

    assertThatThrownBy(() -> world.publish(version(2, renamed("{map: {a: x, c: y}}"))))
        .isInstanceOf(LrsException.class)
        .satisfies(
            e ->
                assertThat(((LrsException) e).faults())
                    .extracting(Fault::message)
                    .containsExactly(
                        "Version 1 has a step 'b'; say which step of this version it becomes.",
                        "Version 1 has no step 'c'."));
  }

  @Test
  void learnerWhoComesAgain_hasARunEachTime_andIsWelcomedEachTime() throws Exception {
    world.publish(version(1, "reentry: afterExit\n" + TWO_STEPS));
    did(1, "ann", "registered", 11);
    world.moveTo(hour(11));
    did(2, "ann", "launched", 12);
    did(3, "ann", "passed", 13);
    did(4, "ann", "registered", 14);
    world.moveTo(hour(15));

    JsonNode runs = world.way("ann").path("runs");
    assertThat(runs.valueStream().map(run -> run.path("run").asInt())).containsExactly(1, 2);
    assertThat(runs.path(0).path("exit").asString()).isEqualTo("done");
    assertThat(runs.path(0).path("goals").path(0).path("reachedAt").asString())
        .isEqualTo(hour(13).toString());
    assertThat(runs.path(1).path("step").asString()).isEqualTo("a");
    assertThat(world.inbox("ann")).hasSize(2);
    world.send(Did.voiding(Did.id(9), Did.id(4), hour(16)));
    world.moveTo(hour(17));
    assertThat(world.way("ann").path("runs").size()).isEqualTo(1);
  }

  @Test
  void statementAboutALearner_countsForHerInTheRoleThatIsAskedFor() throws Exception {
    world.publish(
        version(
            1,
            """
            steps:
              a: {stage: s, on: [{to: b, match: {verb: "v:praised", role: object}}]}
              b: {stage: s}
            """));
    did(1, "ann", "registered", 11);
    did(2, "ann", "praised", 12);
    world.clock.set(hour(13));
    world.send(
        """
        {"id":"%s","actor":%s,"verb":{"id":"https://ex.org/verbs/praised"},
         "object":{"objectType":"Agent",%s,"timestamp":"%s"}"""
            .formatted(Did.id(3), Did.agent("bob"), Did.agent("ann").substring(1), hour(13)));
    world.moveTo(hour(14));

    assertThat(world.transitions("ann")).containsExactly("a@" + hour(11), "b@" + hour(13));
  }

  @Test
  void daysAreThoseOfTheLearner_onceHerZoneIsKnown() throws Exception {
    Instant midnight = Instant.parse("2026-10-24T22:00:00Z"); // the day has 25 hours in Amsterdam
    world.send(Did.statement(Did.id(1), "ann", "registered", "thing", midnight));
    world.publish(
        version(1, "steps: {a: {stage: s, after: [{after: P1D, to: b}]}, b: {stage: s}}"));
    assertThat(world.transitions("ann")).contains("b@2026-10-25T22:00:00Z");

    world.preferences().put(world.learner("ann"), "{\"zone\": \"Europe/Amsterdam\"}");
    world.settle();
    assertThat(world.transitions("ann"))
        .containsExactly("a@2026-10-24T22:00:00Z", "b@2026-10-25T23:00:00Z");
  }

  @Test
  void whatIsAhead_isToldOnTheClockOfTheLearner() throws Exception {
    Instant midnight = Instant.parse("2026-10-24T22:00:00Z"); // the day has 25 hours in Amsterdam
    world.send(Did.statement(Did.id(1), "ann", "registered", "thing", midnight));
    world.publish(
        version(1, "steps: {a: {stage: s, after: [{after: P30D, to: b}]}, b: {stage: s}}"));
    world.preferences().put(world.learner("ann"), "{\"zone\": \"Europe/Amsterdam\"}");
    world.settle();

    JsonNode why = json(world.learners().why(world.learner("ann"), "onboarding", null));
    assertThat(why.path("onward").path(0).path("due").asString())
        .isEqualTo(why.path("run").path("nextDue").asString())
        .isEqualTo("2026-11-23T23:00:00Z");
  }

  @Test
  void historyThatWaits_goesOnWhereItStopped() throws Exception {
    did(1, "ann", "registered", 1);
    world.settle();
    world.pause();
    world.journeys().publish(version(1, TWO_STEPS), null);
    json(world.history().pause("onboarding"));
    world.restart();
    world.clock.advance(Duration.ofMinutes(1));
    world.awaitHandled();
    JsonNode summary = json(world.journeys().list()).path("journeys").path(0);
    assertThat(summary.path("state").asString()).isEqualTo("collecting");
    assertThat(summary.path("history").path("paused").asBoolean()).isTrue();

    json(world.history().resume("onboarding"));
    world.settle();
    assertThat(world.position("ann")).isEqualTo("a");
  }

  private static final String PRACTICE =
      """
      steps:
        a: {stage: s, on: [{to: b, match: {verb: "v:launched"}}], idle: [{after: P2D, to: b}]}
        b:
          stage: s
          on:
            - {to: a, match: {verb: "v:completed"}}
            - {to: "exit:done", count: {of: {verb: "v:passed"}, min: 40, within: P5D}}
      """;

  /** A fold that goes on from where it was saved says what one from the beginning would. */
  @Test
  void longHistory_thatArrivesAnyhow_isTheSameAsInOrder() throws Exception {
    world.publish(version(1, "reentry: afterExit\n" + PRACTICE));
    List<String> verbs = List.of("registered", "launched", "completed", "passed");
    Random random = new Random(7);
    List<String> anyhow = new ArrayList<>();
    List<String> inOrder = new ArrayList<>();
    for (int i = 0; i < 600; i++) {
      String verb = i == 0 ? "registered" : verbs.get(random.nextInt(verbs.size()));
      Instant at = hour(10).plus(Duration.ofMinutes(20L * i));
      anyhow.add(Did.statement(Did.id(i), "ann", verb, "thing", at));
      inOrder.add(Did.statement(Did.id(5_000 + i), "ref", verb, "thing", at));
    }
    world.clock.set(hour(10).plus(Duration.ofDays(14)));
    List<String> late = new ArrayList<>();
    for (int i = 599; i > 0; i -= 61) {
      late.add(anyhow.remove(i));
    }
    for (int from = 0; from < anyhow.size(); from += 50) {
      world.send(anyhow.subList(from, Math.min(from + 50, anyhow.size())).toArray(String[]::new));
      world.settle();
    }
    assertThat(world.count("SELECT COUNT(*) FROM fold_save")).isGreaterThan(1);
    Collections.shuffle(late, random);
    for (String statement : late) {
      world.send(statement);
      world.settle();
    }
    world.send(Did.voiding(Did.id(9_000), Did.id(450), START));
    inOrder.remove(450);
    world.send(inOrder.toArray(String[]::new));
    world.settle();

    assertThat(moves("ann")).isEqualTo(moves("ref")).hasSizeGreaterThan(100);
    assertThat(runs("ann")).isEqualTo(runs("ref"));
  }

  /** Counted, not timed: what a statement costs does not hang on how much was there before. */
  @ParameterizedTest
  @ValueSource(strings = {"pin", "{map: {a: b, b: a}}"})
  void statementAfterALongHistory_readsWhatCameSinceItWasSaved_onEachVersion(String runs)
      throws Exception {
    world.publish(version(1, PRACTICE));
    did(0, "ann", "registered", 10);
    practise(1, 1_000);
    world.publish(version(2, "runs: " + runs + "\n" + PRACTICE));
    practise(1_001, 2_000);
    world.restart();
    world.rowsRead();

    practise(2_001, 2_001);

    assertThat(world.count("SELECT COUNT(*) FROM evidence")).isGreaterThan(4_000);
    assertThat(world.rowsRead()).isBetween(100L, 700L); // two versions, each 256 at most, and moves
  }

  /** Every ten minutes to and fro, settled every fifty statements. */
  private void practise(int first, int last) throws Exception {
    List<String> statements = new ArrayList<>();
    for (int i = first; i <= last; i++) {
      Instant at = hour(10).plus(Duration.ofMinutes(10L * i));
      String verb = i % 2 == 0 ? "completed" : "launched";
      statements.add(Did.statement(Did.id(i), "ann", verb, "thing", at));
      if (statements.size() == 50 || i == last) {
        world.clock.set(at);
        world.send(statements.toArray(String[]::new));
        world.settle();
        statements.clear();
      }
    }
  }

  private List<?> moves(String who) {
    return world.rows(
        "SELECT t.run, t.moved_from, t.moved_to, t.to_exit, t.valid_at FROM transition t"
            + " JOIN agent a ON a.learner = t.learner WHERE t.superseded_at IS NULL"
            + " AND a.ifi = 'mbox:mailto:%s@example.org' ORDER BY t.run, t.id".formatted(who));
  }

  private List<String> runs(String who) {
    return world.way(who).path("runs").valueStream().map(JsonNode::toString).toList();
  }
}
