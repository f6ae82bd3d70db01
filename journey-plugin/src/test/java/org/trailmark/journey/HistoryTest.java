package org.trailmark.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.trailmark.journey.World.START;
import static org.trailmark.journey.World.json;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import tools.jackson.databind.JsonNode;

/** An admin lets the reading of history wait. */
class HistoryTest {
  @TempDir Path folder;
  private World world;

  @BeforeEach
  void open() throws Exception {
    world = new World(folder);
    world.publish(Definitions.ONBOARDING);
    did(1, "registered");
    world.settle();
  }

  @AfterEach
  void close() {
    world.close();
  }

  private void did(int id, String verb) throws Exception {
    world.send(
        Did.statement(Did.id(id), "ann", verb, "programme", START.plus(Duration.ofHours(id))));
  }

  private JsonNode journey() {
    return json(world.journeys().list()).path("journeys").path(0);
  }

  @Test
  void pausedHistory_waits_whileTheStreamGoesOn_andGoesOnWhenItIsTold() throws Exception {
    world.pause();
    world.journeys().publish(Definitions.second(), null);
    assertThat(json(world.history().pause("onboarding")).path("paused").asBoolean()).isTrue();
    world.restart();

    did(2, "launched");
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(world.position("ann")).isEqualTo("started"));
    assertThat(journey().path("state").asString()).isEqualTo("collecting");
    assertThat(journey().path("runningVersion").asInt()).isEqualTo(1);
    assertThat(journey().at("/history/paused").asBoolean()).isTrue();

    assertThat(json(world.history().resume("onboarding")).path("paused").asBoolean()).isFalse();
    world.settle();

    assertThat(journey().path("runningVersion").asInt()).isEqualTo(2);
    assertThat(world.way("ann").at("/run/version").asInt()).isEqualTo(2);
    assertThat(world.position("ann")).isEqualTo("started");
  }

  @Test
  void historyThatIsRead_cannotWait() {
    assertThatThrownBy(() -> world.history().pause("onboarding"))
        .satisfies(e -> assertThat(((LrsException) e).code()).isEqualTo(ProblemCode.CONFLICT));
    assertThatThrownBy(() -> world.history().pause("nothing"))
        .satisfies(e -> assertThat(((LrsException) e).code()).isEqualTo(ProblemCode.NOT_FOUND));
  }
}
