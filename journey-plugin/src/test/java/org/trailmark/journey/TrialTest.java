package org.trailmark.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.trailmark.journey.World.START;
import static org.trailmark.journey.World.json;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trailmark.lrs.problem.LrsException;
import tools.jackson.databind.JsonNode;

/** A definition tried on one person says what publishing it makes of her, and changes nothing. */
class TrialTest {
  private static final String PINNED = "runs: pin\n";

  @TempDir private Path folder;
  private World world;

  @BeforeEach
  void open() {
    world = new World(folder);
  }

  @AfterEach
  void close() {
    world.close();
  }

  private void did(int id, String who, String verb, String object, int hour) throws Exception {
    world.clock.set(START.plus(Duration.ofHours(hour)));
    world.send(Did.statement(Did.id(id), who, verb, object, world.clock.instant()));
  }

  private void annComesAlong() throws Exception {
    did(1, "ann", "registered", "programme", 1);
    did(2, "ann", "launched", "programme", 2);
    did(3, "ann-too", "completed", "film-1", 3);
    did(4, "ann", "completed", "film-2", 4);
    did(5, "bob", "registered", "programme", 5);
    world.link("ann", "ann-too");
    world.settle();
  }

  private JsonNode tried(String text, String who) {
    return json(world.tries().tryOn(text, Did.agent(who)));
  }

  private static List<String> moves(JsonNode tried) {
    return tried
        .at("/runs/0/moves")
        .valueStream()
        .map(move -> move.path("to").asString() + "@" + move.path("validAt").asString())
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ann", "ann-too", "bob"})
  void journeyThatIsNew_isTriedOnSomebodyWhomJourneysDoNotKnow(String who) throws Exception {
    annComesAlong();

    JsonNode tried = tried(Definitions.ONBOARDING, who);
    assertThat(tried.has("learner")).as("a link made her known").isNotEqualTo(who.equals("bob"));
    assertThat(world.count("SELECT COUNT(*) FROM publication")).isZero();
    assertThat(world.count("SELECT COUNT(*) FROM evidence")).isZero();

    world.publish(Definitions.ONBOARDING);
    assertThat(moves(tried)).isNotEmpty().isEqualTo(world.transitions(who));
    assertThat(tried.at("/runs/0/moves/0/why/text"))
        .isEqualTo(world.way(who).at("/transitions/0/why/text"));
    assertThat(tried.at("/runs/0/touchpoints/0/touchpoint").asString()).isEqualTo("welcome");
  }

  @Test
  void nextVersion_isShownBesideWhereSheStands() throws Exception {
    world.publish(Definitions.ONBOARDING);
    annComesAlong();

    JsonNode tried = tried(Definitions.second(), "ann");

    assertThat(tried.at("/now/0/step").asString()).isEqualTo("assessed");
    assertThat(tried.at("/runs/0/step").asString()).isEqualTo("started");
    assertThat(tried.path("statements").asInt()).isEqualTo(4);
    assertThat(tried.at("/runs/0/statements/0/verb").asString()).endsWith("launched");
    assertThat(world.position("ann")).isEqualTo("assessed");
  }

  @Test
  void nextVersion_thatLetsPeopleFinish_leavesHerOnTheOldOne() throws Exception {
    world.publish(Definitions.ONBOARDING);
    annComesAlong();

    JsonNode tried = tried(PINNED + Definitions.second(), "ann");

    assertThat(moves(tried)).isEqualTo(world.transitions("ann"));
    assertThat(tried.at("/runs/0/step").asString()).isEqualTo("assessed");
    assertThat(tried.at("/runs/0/moves/0/version").asInt()).isEqualTo(1);
  }

  @Test
  void whoIsNotOnIt_hasNoRun_andWhatIsWrong_isTold() throws Exception {
    did(1, "cy", "launched", "programme", 1);
    world.settle();

    assertThat(tried(Definitions.ONBOARDING, "cy").path("runs").isEmpty()).isTrue();
    assertThatThrownBy(() -> tried("journey: none", "cy"))
        .isInstanceOfSatisfying(
            LrsException.class, refused -> assertThat(refused.faults()).isNotEmpty());
    assertThatThrownBy(() -> world.tries().tryOn(Definitions.ONBOARDING, null))
        .hasMessageContaining("agent");
  }
}
