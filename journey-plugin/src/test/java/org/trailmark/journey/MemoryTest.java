package org.trailmark.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.trailmark.journey.World.START;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trailmark.lrs.problem.Fault;
import org.trailmark.lrs.problem.LrsException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Outcomes that fade: a journey that asks for a review when the model says so. */
class MemoryTest {
  private static final String LADDER = "model: ladder, intervals: [P1D, P7D, P30D]";

  @TempDir Path folder;
  private World world;

  @BeforeEach
  void open() {
    world = new World(folder);
  }

  @AfterEach
  void close() {
    world.close();
  }

  private static String journey(String model) {
    return """
    journey: onboarding
    version: 1
    prefixes: {v: "https://ex.org/verbs/"}
    memory:
      bandage: {%s, review: {verb: ["v:answered", "v:failed"]}, grade: "s.verb.id.endsWith('failed') ? 1 : 3"}
    entry: {match: {verb: "v:answered"}}
    stages: [s]
    steps:
      held: {stage: s, on: [{to: recall, memory: {outcome: bandage, due: true}}]}
      recall: {stage: s, touch: [ask], on: [{to: held, memory: {outcome: bandage, due: false}}]}
    touchpoints: {ask: {channels: [inbox], benefit: "keep it"}}
    """
        .formatted(model);
  }

  private void did(int id, String verb, Duration after) throws Exception {
    world.moveTo(START.plus(after));
    world.send(Did.statement(Did.id(id), "ann", verb, "quiz", START.plus(after)));
    world.settle();
  }

  private static String at(String move, Duration after) {
    return move + "@" + START.plus(after);
  }

  @Test
  void ladder_asksAgainAfterEachInterval_andFromTheFirstWhereSheFailed() throws Exception {
    world.publish(journey(LADDER));
    did(1, "answered", Duration.ofHours(1));
    world.moveTo(START.plus(Duration.ofHours(25)));
    assertThat(world.position("ann")).isEqualTo("recall");
    assertThat(world.inbox("ann")).hasSize(1);

    did(2, "answered", Duration.ofDays(2));
    assertThat(world.position("ann")).isEqualTo("held");
    did(3, "failed", Duration.ofDays(10));
    world.moveTo(START.plus(Duration.ofDays(20)));

    assertThat(world.transitions("ann"))
        .containsExactly(
            at("held", Duration.ofHours(1)),
            at("recall", Duration.ofHours(25)),
            at("held", Duration.ofDays(2)),
            at("recall", Duration.ofDays(9)),
            at("held", Duration.ofDays(10)),
            at("recall", Duration.ofDays(11)));
    assertThat(world.inbox("ann")).hasSize(3);
  }

  @Test
  void review_thatComesLate_movesWhatWasDue() throws Exception {
    world.publish(journey(LADDER));
    did(1, "answered", Duration.ofHours(1));
    world.moveTo(START.plus(Duration.ofDays(3)));
    assertThat(world.position("ann")).isEqualTo("recall");

    world.send(
        Did.statement(Did.id(2), "ann", "answered", "quiz", START.plus(Duration.ofHours(20))));
    world.restart();
    world.settle();

    assertThat(world.position("ann")).isEqualTo("held");
    world.moveTo(START.plus(Duration.ofDays(9)));
    assertThat(world.transitions("ann"))
        .containsExactly(
            at("held", Duration.ofHours(1)), at("recall", Duration.ofHours(20).plusDays(7)));
  }

  @Test
  void fsrs_asksWhenTheForgettingCurveSaysSo_andTellsWhy() throws Exception {
    world.publish(journey("model: fsrs"));
    did(1, "answered", Duration.ZERO);
    world.moveTo(START.plus(Duration.ofHours(55)));
    assertThat(world.position("ann")).isEqualTo("held"); // 2.3065 days after "good"
    world.moveTo(START.plus(Duration.ofHours(56)));

    assertThat(world.position("ann")).isEqualTo("recall");
    JsonNode why = world.way("ann").path("transitions").path(1).path("why");
    assertThat(why.path("statements").path(0).asString()).isEqualTo(Did.id(1).toString());
    assertThat(why.path("text").asString()).contains("bandage is due for a review, as fsrs has it");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          model: fsr | line 5 /memory/bandage/model: There is no model of memory 'fsr'; did you mean 'fsrs'? There are fsrs, ladder.
          model: fsrs, retention: 2 | line 5 /memory/bandage/retention: This must be 0.99 or less.
          model: fsrs, intervals: [P1D] | line 5 /memory/bandage/intervals: Unknown key 'intervals'.
          model: ladder | line 5 /memory/bandage/intervals: 'intervals' is missing.
          model: ladder, intervals: [P1D, PT1H] | line 5 /memory/bandage/intervals/1: 'PT1H' is not a length of time in days or longer such as P1D.
          model: ladder, intervals: [P0D] | line 5 /memory/bandage: an interval is longer than nothing
          """)
  void memory_thatIsWrong_isToldWithItsPlace(String model, String fault) {
    assertThatThrownBy(() -> world.publish(journey(model)))
        .isInstanceOf(LrsException.class)
        .satisfies(
            e ->
                assertThat(((LrsException) e).faults())
                    .extracting(Fault::toString)
                    .containsExactly(fault));
  }

  @Test
  void outcomeThatIsNotThere_isAFault() {
    assertThatThrownBy(
            () ->
                world.publish(
                    journey(LADDER)
                        .replace("outcome: bandage, due: t", "outcome: bandages, due: t")))
        .isInstanceOf(LrsException.class)
        .satisfies(
            e ->
                assertThat(((LrsException) e).faults())
                    .extracting(Fault::toString)
                    .containsExactly(
                        "line 9 /steps/held/on/0/memory/outcome: There is no outcome 'bandages' in memory; did you mean 'bandage'?"));
  }

  @Test
  void publishedSchema_showsTheModels() {
    JsonNode schema = JsonMapper.shared().readTree(world.schema().get());

    assertThat(schema.path("$defs").path("memory:fsrs").path("properties").propertyNames())
        .contains("retention", "weights", "model", "review", "grade");
    assertThat(schema.at("/$defs/outcome/allOf").size()).isEqualTo(2);
  }
}
