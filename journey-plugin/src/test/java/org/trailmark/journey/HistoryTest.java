package org.trailmark.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.trailmark.journey.World.START;
import static org.trailmark.journey.World.json;

import java.nio.file.Path;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import tools.jackson.databind.JsonNode;

/** An admin lets the reading of history wait, or takes back the version that it is read for. */
class HistoryTest {
  private static final String EVIDENCE = "SELECT COUNT(*) FROM evidence WHERE publication = ";

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

  /** Live statements are evidence of a version that still reads history, too. */
  @Test
  void cancelledVersion_leavesNothing_andItsNumberIsFree() throws Exception {
    world.pause();
    world.journeys().publish(Definitions.second(), null);
    world.history().pause("onboarding");
    world.restart();
    did(2, "launched");
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(world.position("ann")).isEqualTo("started"));
    assertThat(world.count(EVIDENCE + "2")).isPositive();

    JsonNode taken = json(world.history().cancel("onboarding"));
    world.settle();

    assertThat(taken.path("version").asInt()).isEqualTo(2);
    assertThat(taken.path("withdrawn").asBoolean()).isTrue();
    assertThat(journey().path("version").asInt()).isEqualTo(1);
    assertThat(journey().path("state").asString()).isEqualTo("running");
    assertThat(world.count(EVIDENCE + "2")).isZero();
    assertThat(world.count(EVIDENCE + "1")).isPositive();
    assertThat(world.way("ann").at("/run/version").asInt()).isEqualTo(1);
    assertRefused(() -> world.history().cancel("onboarding"), ProblemCode.CONFLICT);

    String other = Definitions.second().replace("min: 3", "min: 1");
    assertThat(world.publish(other).path("outcome").asString()).isEqualTo("published");
    did(3, "completed");
    world.settle();
    assertThat(journey().path("runningVersion").asInt()).isEqualTo(2);
    assertThat(world.position("ann")).isEqualTo("assessed");
  }

  @Test
  void cancelledFirstVersion_isNoJourney() throws Exception {
    String other = Definitions.ONBOARDING.replace("journey: onboarding", "journey: other");
    world.pause();
    world.journeys().publish(other, null);
    world.history().pause("other"); // or it may be read before it is cancelled
    world.restart();
    world.pause();
    world.history().cancel("other");
    world.restart();
    world.settle();

    assertThat(json(world.journeys().list()).path("journeys")).hasSize(1);
    assertRefused(() -> world.journeys().get("other"), ProblemCode.NOT_FOUND);
    assertRefused(() -> world.history().cancel("other"), ProblemCode.NOT_FOUND);
    assertThat(world.publish(other).path("outcome").asString()).isEqualTo("published");
  }

  /** Whatever came between, what is left when all is cancelled is the version that runs. */
  @Test
  void overtakenVersion_doesNotComeBack_whenTheHigherOneIsCancelled() throws Exception {
    world.pause();
    world.journeys().publish(Definitions.second(), null);
    world.journeys().publish(Definitions.second().replace("version: 2", "version: 3"), null);
    world.history().cancel("onboarding");
    world.restart();
    world.settle();

    assertThat(journey().path("version").asInt()).isEqualTo(1);
    assertThat(world.count(EVIDENCE + "2") + world.count(EVIDENCE + "3")).isZero();
    assertThat(world.publish(Definitions.second()).path("outcome").asString())
        .isEqualTo("published");
    assertThat(journey().path("runningVersion").asInt()).isEqualTo(2);
  }

  @Test
  void historyThatIsRead_cannotWait() {
    assertRefused(() -> world.history().pause("onboarding"), ProblemCode.CONFLICT);
    assertRefused(() -> world.history().pause("nothing"), ProblemCode.NOT_FOUND);
  }

  private static void assertRefused(ThrowingCallable act, ProblemCode code) {
    assertThatThrownBy(act).satisfies(e -> assertThat(((LrsException) e).code()).isEqualTo(code));
  }
}
