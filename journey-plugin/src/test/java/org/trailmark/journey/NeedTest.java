package org.trailmark.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.trailmark.journey.World.START;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Of two that compete, that goes first which she needs more. */
class NeedTest {
  private static final String GOAL = "goals: [{id: safe, exit: done, within: P80D}]";
  private static final String MEMORY =
      "memory: {bandage: {model: ladder, intervals: [P20D], review: {verb: \"v:answered\"}}}";
  private static final String EXIT = "any: [{match: {verb: \"v:left\"}}, %s]";
  private static final String NEVER = "{match: {verb: \"v:gone\"}}";
  private static final String DUE =
      "{all: [{match: {verb: \"v:gone\"}}, {memory: {outcome: bandage, due: true}}]}";

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

  /** Forty days after the entry something is said. */
  private static String journey(String id, String more, String left) {
    return """
    journey: %1$s
    version: 1
    prefixes: {v: "https://ex.org/verbs/"}
    entry: {match: {verb: "v:answered"}}
    stages: [s]
    steps:
      begun: {stage: s, idle: [{after: P40D, to: asked}]}
      asked: {stage: s, touch: [ask-%1$s]}
    exits: {done: {counts: goal, on: {%3$s}}}
    touchpoints: {ask-%1$s: {channels: [inbox], benefit: "keep it"}}
    arbitration: {pause: PT4H}
    %2$s
    """
        .formatted(id, more, EXIT.formatted(left));
  }

  private void answered(int id, Duration after) throws Exception {
    world.moveTo(START.plus(after));
    world.send(Did.statement(Did.id(id), "ann", "answered", "quiz", START.plus(after)));
    world.settle();
  }

  private JsonNode numbers(String touchpoint) {
    return world.touchpoint("ann", touchpoint).at("/decisions/0/numbers");
  }

  private double factor(String touchpoint, String name) {
    return Double.parseDouble(numbers(touchpoint).path(name).asString());
  }

  @Test
  void whatSheForgets_goesFirst_andTheFactorsSayHowMuch() throws Exception {
    world.publish(journey("plain", "", NEVER));
    world.publish(journey("fading", MEMORY, DUE));
    answered(1, Duration.ZERO);
    world.moveTo(START.plus(Duration.ofDays(40)));

    assertThat(world.verdict("ann", "ask-fading")).startsWith("sent/");
    assertThat(world.verdict("ann", "ask-plain")).isEqualTo("held/arbitration");
    assertThat(factor("ask-fading", "need")).isCloseTo(2 - 0.9 * 0.9, within(0.001));
    assertThat(factor("ask-plain", "need")).isEqualTo(1);
  }

  @Test
  void goalWhoseTimeRunsOut_goesFirst_untilItIsUp() throws Exception {
    world.publish(journey("plain", "", NEVER));
    world.publish(journey("timed", GOAL, NEVER));
    answered(1, Duration.ZERO);
    world.moveTo(START.plus(Duration.ofDays(40)));

    assertThat(world.verdict("ann", "ask-timed")).startsWith("sent/");
    assertThat(world.verdict("ann", "ask-plain")).isEqualTo("held/arbitration");
    assertThat(factor("ask-timed", "goal")).isCloseTo(1.5, within(0.001));
    assertThat(factor("ask-plain", "goal")).isEqualTo(1);
  }
}
