package org.trailmark.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trailmark.journey.World.START;
import static org.trailmark.journey.World.json;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class TouchpointTest {
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

  private static Instant hour(int hours) {
    return START.plus(Duration.ofHours(hours));
  }

  private void did(int id, String verb, String object, int hour) throws Exception {
    world.send(Did.statement(Did.id(id), "ann", verb, object, hour(hour)));
  }

  @Test
  void touchpoint_ofTheStepSheStandsOn_liesInHerInbox() throws Exception {
    world.publish(Definitions.ONBOARDING);
    world.clock.set(hour(1));
    did(1, "registered", "programme", 1);
    world.settle();

    JsonNode content = world.inbox("ann").get(0).path("content");
    assertThat(content.path("touchpoint").asString()).isEqualTo("welcome");
    assertThat(content.path("message").path("en").path("subject").asString())
        .isEqualTo("Welcome, ann@example.org");
    assertThat(content.path("message").path("en").path("body").asString())
        .isEqualTo("This is Your first 30 days.");
    assertThat(content.path("learner").path("agents").path(0).path("mbox").asString())
        .isEqualTo("mailto:ann@example.org");
    assertThat(world.verdict("ann", "welcome")).isEqualTo("sent/channel");
  }

  @Test
  void inboxItem_isReadOnce_andGoneWhenDismissed() throws Exception {
    world.publish(Definitions.ONBOARDING);
    world.clock.set(hour(1));
    did(1, "registered", "programme", 1);
    world.settle();
    String id = world.inbox("ann").get(0).path("id").asString();

    String first = json(world.inboxes().read(id)).path("readAt").asString();
    world.clock.advance(Duration.ofMinutes(1));
    assertThat(json(world.inboxes().read(id)).path("readAt").asString()).isEqualTo(first);

    world.inboxes().dismiss(id);
    assertThat(world.inbox("ann")).isEmpty();
  }

  @Test
  void inboxItem_isGoneWhenItExpires() throws Exception {
    world.publish(Definitions.ONBOARDING);
    world.clock.set(hour(1));
    did(1, "registered", "programme", 1);
    world.settle();
    world.clock.set(hour(49));

    assertThat(world.inbox("ann")).isEmpty();
  }

  @Test
  void touchpoint_ofStepThatSheHasLeft_isSuppressed() throws Exception {
    world.publish(Definitions.ONBOARDING);
    world.clock.set(hour(2));
    world.send(
        Did.statement(Did.id(1), "ann", "registered", "programme", hour(1)),
        Did.statement(Did.id(2), "ann", "launched", "programme", hour(2)));
    world.settle();

    assertThat(world.verdict("ann", "welcome")).isEqualTo("suppressed/still-valid");
    JsonNode decision = world.touchpoint("ann", "welcome").path("decisions").path(0);
    assertThat(decision.path("reason").asString())
        .isEqualTo("The position moved on: it was wanted on welcomed, and she stands on started.");
    assertThat(decision.path("numbers").path("standsOn").asString()).isEqualTo("started");
  }

  @Test
  void touchpoint_suppressedForAStatementThatIsVoided_isSentAfterAll() throws Exception {
    world.publish(Definitions.ONBOARDING);
    world.clock.set(hour(2));
    world.send(
        Did.statement(Did.id(1), "ann", "registered", "programme", hour(1)),
        Did.statement(Did.id(2), "ann", "launched", "programme", hour(2)));
    world.settle();
    world.send(Did.voiding(Did.id(9), Did.id(2), hour(2)));
    world.settle();

    assertThat(world.verdict("ann", "welcome")).isEqualTo("sent/channel");
    assertThat(world.inbox("ann")).hasSize(1);
  }

  @Test
  void touchpoint_fromBeforeThePublication_isSuppressedAndCounted() throws Exception {
    world.clock.set(hour(2));
    did(1, "registered", "programme", 1);
    world.publish(Definitions.ONBOARDING);

    assertThat(world.position("ann")).isEqualTo("welcomed");
    assertThat(world.verdict("ann", "welcome")).isEqualTo("suppressed/published");
    JsonNode counts = json(world.journeys().counts("onboarding"));
    assertThat(counts.path("touchpoints").path("suppressed").asInt()).isEqualTo(1);
    assertThat(counts.path("touchpoints").path("sent").asInt()).isZero();
  }

  @Test
  void touchpoint_thatComesTooLate_isSuppressed() throws Exception {
    world.publish(Definitions.ONBOARDING);
    world.clock.set(START.plus(Duration.ofDays(5)));
    did(1, "registered", "programme", 1);
    did(2, "launched", "programme", 2);
    did(3, "completed", "film-1", 3);
    did(4, "completed", "film-2", 4);
    world.settle();

    assertThat(world.position("ann")).isEqualTo("assessed");
    assertThat(world.verdict("ann", "ready")).isEqualTo("suppressed/fresh");
  }

  @Test
  void touchpoint_soonAfterTheLast_isSuppressedBySpacing() throws Exception {
    world.publish(Definitions.ONBOARDING.replace("idle: [{after: P5D", "idle: [{after: P1D"));
    did(1, "registered", "programme", 0);
    world.moveTo(START.plus(Duration.ofHours(73)));
    assertThat(world.verdict("ann", "nudge")).isEqualTo("sent/channel");
    did(2, "launched", "programme", 73);
    world.moveTo(START.plus(Duration.ofHours(73 + 25)));

    assertThat(world.position("ann")).isEqualTo("stalled");
    assertThat(world.verdict("ann", "nudge")).isEqualTo("suppressed/spacing");
    assertThat(world.touchpoint("ann", "nudge").path("occurrence").asInt()).isEqualTo(2);
  }

  @Test
  void touchpoint_whoseReasonIsRevisedAwayAfterIt_isFlagged() throws Exception {
    world.publish(Definitions.ONBOARDING);
    world.clock.set(hour(1));
    did(1, "registered", "programme", 1);
    world.settle();
    world.send(Did.voiding(Did.id(9), Did.id(1), hour(1)));
    world.settle();

    assertThat(world.verdict("ann", "welcome")).isEqualTo("basis-revised/position");
    assertThat(world.inbox("ann").get(0).path("basisRevised").asBoolean()).isTrue();
  }

  @Test
  void touchpoint_isNotSentAgain_whenItsReasonComesBack() throws Exception {
    world.publish(Definitions.ONBOARDING);
    world.clock.set(hour(1));
    did(1, "registered", "programme", 1);
    world.settle();
    world.send(Did.voiding(Did.id(9), Did.id(1), hour(1)));
    world.settle();
    did(2, "registered", "programme", 1);
    world.settle();

    assertThat(world.verdict("ann", "welcome")).isEqualTo("basis-restored/position");
    assertThat(world.inbox("ann")).hasSize(1);
    assertThat(world.inbox("ann").get(0).path("basisRevised").asBoolean()).isFalse();
  }

  @Test
  void touchpoint_isNotSentAgain_byAHigherVersion() throws Exception {
    world.publish(Definitions.ONBOARDING);
    world.clock.set(hour(1));
    did(1, "registered", "programme", 1);
    world.settle();
    world.restart();
    world.publish(Definitions.second());

    assertThat(world.way("ann").path("run").path("version").asInt()).isEqualTo(2);
    assertThat(world.inbox("ann")).hasSize(1);
    assertThat(world.touchpoint("ann", "welcome").path("decisions").size()).isEqualTo(1);
  }
}
