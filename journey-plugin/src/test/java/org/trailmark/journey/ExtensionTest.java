package org.trailmark.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.trailmark.journey.World.START;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trailmark.journey.definition.Extensions;
import org.trailmark.journey.publication.Library;
import org.trailmark.lrs.problem.Fault;
import org.trailmark.lrs.problem.LrsException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

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
    world.publish(journey("days: 3, within: P7D"));
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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          days: none, within: P7D  | days: This must be a whole number.
          days: 0, within: P7D     | days: This must be 1 or more.
          days: 3, within: 7       | within: This must be a length of time such as P3D, PT10M or P1DT12H.
          days: 3                  | within: 'within' is missing.
          days: 3, whithin: P7D    | whithin: Unknown key 'whithin'; did you mean 'within'?
          days: 3, within: PT7H    | within: 'PT7H' is not a length of time in days or longer such as P14D.
          days: 9, within: P7D     | So many days do not lie within P7D.
          days: 3, within: P7D, value: 's.verb ==' | value: This is not CEL
          """)
  void parameters_areChecked_eachFaultAtItsPlace(String parameters, String fault) {
    String place = "line 7 /steps/a/on/0/plugin:practice-days";
    assertThatThrownBy(() -> world.publish(journey(parameters)))
        .isInstanceOf(LrsException.class)
        .satisfies(
            e ->
                assertThat(((LrsException) e).faults())
                    .extracting(Fault::toString)
                    .anySatisfy(
                        said ->
                            assertThat(said)
                                .startsWith(
                                    fault.matches("[a-z]+: .*")
                                        ? place + "/" + fault
                                        : place + ": " + fault)));
  }

  @Test
  void publishedSchema_showsWhatTheExtensionAsksFor() {
    JsonNode schema = JsonMapper.shared().readTree(world.schema().get());

    JsonNode part = schema.path("$defs").path("plugin:practice-days");
    assertThat(part.path("properties").propertyNames()).contains("days", "within", "of", "value");
    assertThat(part.path("required").valueStream().map(JsonNode::asString))
        .containsExactly("days", "within", "of");
    for (String place : List.of("rule", "condition")) {
      assertThat(
              schema
                  .at("/$defs/" + place + "/properties")
                  .path("plugin:practice-days")
                  .path("$ref")
                  .asString())
          .isEqualTo("#/$defs/plugin:practice-days");
    }
  }

  @Test
  void journeyWhoseExtensionIsGone_isHeld() throws Exception {
    world.publish(journey("days: 3, within: P7D"));

    Map<String, String> held = world.inTransaction(tx -> new Library(Extensions.NONE).held(tx));

    assertThat(held).containsOnlyKeys("onboarding");
    assertThat(held.get("onboarding")).contains("Version 1", "plugin:practice-days");
  }

  @Test
  void twoConditionsOfOneName_areRefused() {
    assertThatThrownBy(
            () -> new Extensions(List.of(new PracticeDays(), new PracticeDays()), List.of()))
        .isInstanceOf(LrsException.class)
        .hasMessageContaining("the condition \"practice-days\" is there twice");
  }
}
