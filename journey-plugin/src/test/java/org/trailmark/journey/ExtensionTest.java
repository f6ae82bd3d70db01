package org.trailmark.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.trailmark.journey.World.START;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trailmark.journey.definition.ConditionKinds;
import org.trailmark.journey.runtime.Library;
import org.trailmark.lrs.problem.Fault;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;

/** Conditions that extensions add. */
class ExtensionTest {
  @TempDir Path folder;
  private World world;

  @BeforeEach
  void open() {
    world = new World(folder);
    world.clock.set(START.plus(Duration.ofDays(30)));
  }

  @AfterEach
  void close() {
    world.close();
  }

  private static String journey(String parameters) {
    return """
    journey: onboarding
    version: 1
    prefixes: {v: "https://ex.org/verbs/"}
    entry: {match: {verb: "v:registered"}}
    stages: [s]
    steps:
      a: {stage: s, on: [{to: b, plugin:practice-days: {of: {verb: "v:practised"}, %s}}]}
      b: {stage: s}
    """
        .formatted(parameters);
  }

  private void did(int id, String verb, int day) throws Exception {
    world.send(Did.statement(Did.id(id), "ann", verb, "thing", START.plus(Duration.ofDays(day))));
  }

  @Test
  void condition_holdsAsTheExtensionSays_alsoOverALateStatement() throws Exception {
    world.publish(journey("days: 3, within: 7"));
    did(1, "registered", 0);
    did(2, "practised", 1);
    did(3, "practised", 3);
    did(4, "practised", 9);
    world.settle();
    assertThat(world.position("ann")).isEqualTo("a");

    did(5, "practised", 4);
    world.restart();
    world.settle();
    assertThat(world.transitions("ann")).last().asString().isEqualTo("b@" + day(4));
    assertThat(world.way("ann").path("transitions").path(1).path("why").path("statements").size())
        .isEqualTo(3);
    assertThat(world.way("ann").path("transitions").path(1).path("why").path("text").asString())
        .contains("practice-days");
  }

  private static String day(int day) {
    return START.plus(Duration.ofDays(day)).toString();
  }

  @Test
  void parameters_areCheckedByTheExtension_eachFaultAtItsPlace() {
    assertThatThrownBy(() -> world.publish(journey("days: none")))
        .isInstanceOf(LrsException.class)
        .satisfies(
            e ->
                assertThat(((LrsException) e).faults())
                    .extracting(Fault::toString)
                    .containsExactly(
                        "line 7 /steps/a/on/0/plugin:practice-days: 'within' is 1 or more.",
                        "line 7 /steps/a/on/0/plugin:practice-days/days: 'days' is 1 or more."));
  }

  @Test
  void extensionThatIsGone_isMissedAtTheStart_andNotWithTheNextStatement() throws Exception {
    world.publish(journey("days: 3, within: 7"));

    assertThatThrownBy(
            () ->
                world.inTransaction(
                    tx -> {
                      new Library(ConditionKinds.NONE).requireReadable(tx);
                      return tx;
                    }))
        .isInstanceOf(LrsException.class)
        .hasMessageContaining("onboarding, version 1")
        .hasMessageContaining("practice-days")
        .satisfies(
            e ->
                assertThat(((LrsException) e).code()).isEqualTo(ProblemCode.INVALID_CONFIGURATION));
  }

  @Test
  void twoConditionsOfOneName_areRefused() {
    assertThatThrownBy(() -> new ConditionKinds(List.of(new PracticeDays(), new PracticeDays())))
        .isInstanceOf(LrsException.class)
        .hasMessageContaining("two conditions are called \"practice-days\"");
  }
}
