package org.trailmark.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.trailmark.journey.World.START;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trailmark.journey.channel.Attributes;
import org.trailmark.lrs.problem.Fault;
import org.trailmark.lrs.problem.LrsException;
import tools.jackson.databind.JsonNode;

/** What is known of learners, in messages. */
class AttributeTest {
  @TempDir Path folder;
  private Path staff;

  @SuppressWarnings("NullAway.Init")
  private World world;

  @BeforeEach
  void open() throws Exception {
    staff = Files.writeString(folder.resolve("staff.csv"), "mbox,team\nANN@example.org,Sales\n");
    world =
        new World(folder.resolve("data"), config("csv.department.file", staff.toString()), START);
  }

  private static JourneyConfig config(String key, String value) {
    return new JourneyConfig(
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        Map.of(key, value, "csv.department.column", "team"),
        null);
  }

  @AfterEach
  void close() {
    world.close();
  }

  private static String journey(String subject) {
    return Definitions.ONBOARDING.replace("Welcome, {{learner.name}}", subject);
  }

  private void register(int id, String who) throws Exception {
    world.clock.advance(Duration.ofSeconds(1));
    world.send(Did.statement(Did.id(id), who, "registered", "p", world.clock.instant()));
    world.settle();
  }

  private String subject(String who) {
    JsonNode content = world.inbox(who).get(0).path("content");
    return content.path("words").path("subject").asString();
  }

  @Test
  void attribute_isSaid_andWhereItIsNotKnown_whatStandsAfterTheBar() throws Exception {
    world.publish(journey("{{learner.name}} of {{learner.department|your team}}"));
    register(1, "ann");
    register(2, "bob");

    assertThat(subject("ann")).isEqualTo("ann@example.org of Sales");
    assertThat(subject("bob")).isEqualTo("bob@example.org of your team");
  }

  @Test
  void attributeThatNobodyConfigured_isAFaultOfANewDefinition() {
    assertThatThrownBy(() -> world.publish(journey("{{learner.departement}}")))
        .isInstanceOf(LrsException.class)
        .satisfies(
            e ->
                assertThat(((LrsException) e).faults())
                    .extracting(Fault::message)
                    .containsExactly(
                        "{{learner.departement}} is not one of journey.title, learner.department,"
                            + " learner.name, step.id, touchpoint.benefit; did you mean"
                            + " 'learner.department'?"));
  }

  @Test
  void attributeThatIsGone_leavesTheJourneyAlone() throws Exception {
    world.publish(journey("{{learner.department|all}}"));
    world.close();
    world =
        new World(
            folder.resolve("data"), new JourneyConfig(null, null, null), world.clock.instant());
    register(1, "ann");

    assertThat(subject("ann")).isEqualTo("all");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          csw.department.file | x | there is no kind csw; known: csv
          csv.department.path | x | plugin.journey.attributes.csv.department.path: Unknown key 'path'. Known here: file, column.
          csv.name.file       | x | plugin.journey.attributes.csv.name is there already
          csv.department      | on | plugin.journey.attributes.csv.department: 'file' is missing.
          """)
  void settingThatIsWrong_stopsTheStart(String key, String value, String message) {
    assertThatThrownBy(
            () -> Attributes.open(List.of(), Map.of(key, value), Optional.empty(), () -> START))
        .isInstanceOf(LrsException.class)
        .hasMessageContaining(message);
  }
}
