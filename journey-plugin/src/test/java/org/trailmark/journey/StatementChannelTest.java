package org.trailmark.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.trailmark.journey.World.json;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trailmark.lrs.store.StoredStatement;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class StatementChannelTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** Everything that is known of her is a way to feed: any verb moves her, any activity counts. */
  private static final String HUNGRY =
      Definitions.ONBOARDING
          .replace("channels: [inbox]", "channels: [statement]")
          .replace(
              "started, match: {verb: \"v:launched\"}", "started, match: {where: \"has(s.verb)\"}");

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

  private void register() throws Exception {
    world.clock.advance(Duration.ofSeconds(1));
    world.send(Did.statement(Did.id(1), "ann", "registered", "p", world.clock.instant()));
    world.settle();
  }

  private List<StoredStatement> stored() {
    return world.log().readAfter(0, 100);
  }

  private void awaitDelivery(int count) throws Exception {
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                json(world.outbox().list("delivered", null, null)).path("deliveries").size()
                    == count);
    world.settle();
  }

  @Test
  void statement_liesInTheStore_underItsKey_andFeedsNoJourney() throws Exception {
    world.publish(HUNGRY);
    register();
    awaitDelivery(1);

    assertThat(stored()).hasSize(2);
    JsonNode said = JsonMapper.shared().readTree(stored().get(1).json());
    assertThat(said.path("verb").path("id").asString()).isEqualTo("urn:trailmark:verb:was-offered");
    assertThat(said.path("actor").path("mbox").asString()).isEqualTo("mailto:ann@example.org");
    assertThat(said.path("object").path("definition").path("name").path("en").asString())
        .isEqualTo("Welcome, ann@example.org");
    assertThat(
            said.at("/context/extensions")
                .path("urn:trailmark:extension:touchpoint")
                .path("key")
                .asString())
        .isEqualTo(world.touchpoint("ann", "welcome").path("key").asString());
    assertThat(world.position("ann")).isEqualTo("welcomed");
  }

  @Test
  void statement_storedAgainAfterACrash_isStoredOnce() throws Exception {
    world.publish(HUNGRY);
    register();
    awaitDelivery(1);
    world.write("UPDATE outbox SET state = 'waiting', done_at = NULL, next_at = 0");
    awaitDelivery(1);

    assertThat(stored()).hasSize(2);
  }

  @Test
  void statement_movesHer_whereTheMatchNamesItsCategory() throws Exception {
    world.publish(
        HUNGRY.replace(
            "{where: \"has(s.verb)\"}", "{category: \"urn:trailmark:category:journey\"}"));
    register();
    awaitDelivery(1);

    assertThat(world.position("ann")).isEqualTo("started");
  }
}
