package org.trailmark.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.trailmark.journey.World.START;
import static org.trailmark.journey.World.json;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import tools.jackson.databind.JsonNode;

class PublishTest {
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

  private void did(int id, String who, String verb, String object, int hour) throws Exception {
    world.send(Did.statement(Did.id(id), who, verb, object, hour(hour)));
  }

  private static ProblemCode codeOf(Throwable e) {
    return ((LrsException) e).code();
  }

  @Test
  void publication_readsHistory() throws Exception {
    did(1, "ann", "registered", "programme", 1);
    did(2, "ann", "launched", "programme", 2);
    did(3, "bob", "registered", "programme", 3);
    world.send(Did.voiding(Did.id(8), Did.id(2), hour(4)));
    world.publish(Definitions.ONBOARDING);

    assertThat(world.position("ann")).isEqualTo("welcomed");
    assertThat(world.position("bob")).isEqualTo("welcomed");
    JsonNode journey = json(world.journeys().list()).path("journeys").path(0);
    assertThat(journey.path("state").asString()).isEqualTo("running");
    assertThat(journey.path("standing").asInt()).isEqualTo(2);
    assertThat(journey.path("history").path("at").asLong())
        .isEqualTo(journey.path("history").path("to").asLong());
  }

  @Test
  void publications_thatComeTogether_allReadTheirHistory() throws Exception {
    for (int batch = 0; batch < 9; batch++) {
      List<String> statements = new ArrayList<>();
      for (int i = 0; i < 300; i++) {
        int n = batch * 300 + i;
        statements.add(Did.statement(Did.id(n), "p" + n % 40, "registered", "programme", hour(1)));
      }
      world.send(statements.toArray(String[]::new));
    }
    for (String name : List.of("one", "two", "three")) {
      world
          .journeys()
          .publish(Definitions.ONBOARDING.replace("journey: onboarding", "journey: " + name), null);
      did(9000 + name.charAt(1), "late-" + name, "registered", "programme", 2);
    }
    world.settle();

    assertThat(
            world.count(
                "SELECT COUNT(*) FROM evidence e JOIN publication p ON p.id = e.publication"
                    + " WHERE p.journey = 'one' AND p.state = 'running'"))
        .isEqualTo(
            world.count(
                "SELECT COUNT(*) FROM evidence e JOIN publication p"
                    + " ON p.id = e.publication WHERE p.journey = 'three' AND p.state = 'running'"))
        .isGreaterThanOrEqualTo(2700);
    assertThat(world.count("SELECT COUNT(*) FROM run WHERE journey = 'two'"))
        .isEqualTo(world.count("SELECT COUNT(*) FROM run WHERE journey = 'three'"))
        .isGreaterThanOrEqualTo(40);
  }

  @Test
  void publication_readsHistoryInPieces_whileTheStreamGoesOn() throws Exception {
    for (int batch = 0; batch < 9; batch++) {
      List<String> statements = new ArrayList<>();
      for (int i = 0; i < 300; i++) {
        int n = batch * 300 + i;
        statements.add(Did.statement(Did.id(n), "p" + n % 40, "registered", "programme", hour(1)));
      }
      world.send(statements.toArray(String[]::new));
    }
    world.settle();
    world.journeys().publish(Definitions.ONBOARDING, null);
    did(5000, "p1", "launched", "programme", 2);
    world.restart();
    world.settle();

    JsonNode counts = json(world.journeys().counts("onboarding"));
    assertThat(counts.path("entered").asInt()).isEqualTo(40);
    assertThat(world.position("p1")).isEqualTo("started");
  }

  @Test
  void sameVersion_withSameContent_isNothingToDo() throws Exception {
    world.publish(Definitions.ONBOARDING);

    JsonNode again = world.publish("# a comment\n" + Definitions.ONBOARDING);

    assertThat(again.path("outcome").asString()).isEqualTo("unchanged");
  }

  @Test
  void sameVersion_withOtherContent_isRefused() throws Exception {
    world.publish(Definitions.ONBOARDING);

    assertThatThrownBy(() -> world.publish(Definitions.ONBOARDING.replace("P14D", "P15D")))
        .satisfies(e -> assertThat(codeOf(e)).isEqualTo(ProblemCode.CONFLICT));
  }

  @Test
  void lowerVersion_isRefused() throws Exception {
    world.publish(Definitions.second());

    assertThatThrownBy(() -> world.publish(Definitions.ONBOARDING))
        .satisfies(e -> assertThat(codeOf(e)).isEqualTo(ProblemCode.CONFLICT));
  }

  @Test
  void higherVersion_takesLearnersAlong_andSaysSo() throws Exception {
    world.publish(Definitions.ONBOARDING);
    did(1, "ann", "registered", "programme", 1);
    did(2, "ann", "launched", "programme", 2);
    did(3, "ann", "completed", "film-1", 3);
    did(4, "ann", "completed", "film-2", 4);
    world.settle();
    assertThat(world.position("ann")).isEqualTo("assessed");

    world.publish(Definitions.second());

    assertThat(world.position("ann")).isEqualTo("started");
    JsonNode assessed = world.way("ann").path("transitions").path(2);
    assertThat(assessed.path("superseded").asBoolean()).isTrue();
    assertThat(assessed.path("version").asInt()).isEqualTo(1);
    assertThat(world.count("SELECT COUNT(DISTINCT publication) FROM evidence")).isEqualTo(1);
  }

  @Test
  void dryRun_saysWhatPublishingWouldDo_andLeavesEverything() throws Exception {
    world.publish(Definitions.ONBOARDING);
    did(1, "ann", "registered", "programme", 1);
    did(2, "ann", "launched", "programme", 2);
    did(3, "ann", "completed", "film-1", 3);
    did(4, "ann", "completed", "film-2", 4);
    did(5, "bob", "registered", "programme", 5);
    world.settle();

    JsonNode preview = world.dryRun(Definitions.second()).path("preview");
    world.settle();

    assertThat(preview.path("entered").asInt()).isEqualTo(2);
    assertThat(preview.path("byStep").path("started").asInt()).isEqualTo(1);
    assertThat(preview.path("byStep").path("assessed").asInt()).isZero();
    assertThat(preview.path("move").asInt()).isEqualTo(1);
    assertThat(preview.path("stay").asInt()).isEqualTo(1);
    assertThat(world.position("ann")).isEqualTo("assessed");
    assertThat(world.count("SELECT COUNT(*) FROM publication")).isEqualTo(1);
    assertThat(world.count("SELECT COUNT(DISTINCT publication) FROM evidence")).isEqualTo(1);
  }

  @Test
  void unconfiguredWebhook_isRefused_withItsPlace() {
    assertThatThrownBy(() -> world.publish(Definitions.WITH_WEBHOOK))
        .asInstanceOf(InstanceOfAssertFactories.type(LrsException.class))
        .satisfies(
            e -> {
              assertThat(e.code()).isEqualTo(ProblemCode.INVALID_DOCUMENT);
              assertThat(e.faults().get(0).pointer()).isEqualTo("/touchpoints/ready/channels/1");
            });
  }

  @Test
  void rosterThatIsNotLoaded_isAWarning() throws Exception {
    JsonNode warnings = world.publish(Definitions.ONBOARDING).path("warnings");

    assertThat(warnings.valueStream().map(w -> w.path("message").asString()))
        .contains("the roster new-hires has not been loaded yet");
  }

  @Test
  void counts_sayWhoStandsAndWhoCameThere() throws Exception {
    world.publish(Definitions.ONBOARDING);
    did(1, "ann", "registered", "programme", 1);
    did(2, "ann", "launched", "programme", 2);
    did(3, "bob", "registered", "programme", 3);
    did(4, "cyd", "registered", "programme", 4);
    did(5, "cyd", "declined", "programme", 5);
    world.settle();

    JsonNode counts = json(world.journeys().counts("onboarding"));
    JsonNode arrive = counts.path("stages").path(0);
    assertThat(counts.path("entered").asInt()).isEqualTo(3);
    assertThat(counts.path("left").asInt()).isEqualTo(1);
    assertThat(arrive.path("reached").asInt()).isEqualTo(3);
    assertThat(arrive.path("standing").asInt()).isEqualTo(1);
    assertThat(arrive.path("steps").path(0).path("left").asInt()).isEqualTo(2);
    assertThat(counts.path("exits").path(2).toString())
        .isEqualTo("{\"exit\":\"decided-no\",\"counts\":\"decided\",\"learners\":1}");
  }

  @Test
  void learners_arePaged_andFilteredByPlace() throws Exception {
    world.publish(Definitions.ONBOARDING);
    for (int i = 0; i < 5; i++) {
      did(i, "p" + i, "registered", "programme", 1);
    }
    did(9, "p0", "launched", "programme", 2);
    world.settle();

    List<String> seen = new ArrayList<>();
    String after = null;
    do {
      JsonNode page =
          json(
              world
                  .journeys()
                  .learners("onboarding", null, "arrive", null, null, null, after, "3"));
      page.path("learners").forEach(l -> seen.add(l.path("learner").asString()));
      after = page.path("more").asString(null);
    } while (after != null);

    assertThat(seen).hasSize(4).doesNotHaveDuplicates().doesNotContain(world.learner("p0"));
    JsonNode started =
        json(
            world.journeys().learners("onboarding", "started", null, null, null, null, null, null));
    assertThat(started.path("learners").path(0).path("learner").asString())
        .isEqualTo(world.learner("p0"));
    assertThatThrownBy(
            () ->
                world
                    .journeys()
                    .learners("onboarding", "nowhere", null, null, null, null, null, null))
        .satisfies(e -> assertThat(codeOf(e)).isEqualTo(ProblemCode.INVALID_PARAMETER));
  }
}
