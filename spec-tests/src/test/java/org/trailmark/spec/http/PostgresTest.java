package org.trailmark.spec.http;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.spec.storage.TestPostgres;
import tools.jackson.databind.JsonNode;

/** Servers that keep everything in one PostgreSQL database. */
class PostgresTest {
  @TempDir private Path folder;
  private final TestPostgres postgres = new TestPostgres();

  @AfterEach
  void giveBack() {
    postgres.giveBack();
  }

  private Lrs start(String name, String url) {
    return Lrs.start(folder.resolve(name), Map.of("database", url));
  }

  @Test
  void twoServers_areOneLrs() {
    try (Lrs one = start("one", postgres.url());
        Lrs other = start("other", postgres.url())) {
      UUID id = UUID.randomUUID();

      assertThat(one.post("xapi/statements", Samples.statement(id)).statusCode()).isEqualTo(200);

      assertThat(other.get("xapi/statements?statementId=" + id).statusCode()).isEqualTo(200);
      assertThat(other.get("health").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void pluginThatIsDisabled_isSoOnEveryNode() {
    try (Lrs one = start("one", postgres.url());
        Lrs other = start("other", postgres.url())) {
      String journey = "admin/api/plugins/journey";
      assertThat(one.put(journey + "/disabled", "").statusCode()).isEqualTo(200);
      await().untilAsserted(() -> assertThat(other.get(journey).body()).contains("DISABLED"));

      assertThat(other.send(other.request(journey + "/disabled").DELETE()).statusCode())
          .isEqualTo(200);
      await().untilAsserted(() -> assertThat(one.get(journey).body()).contains("RUNNING"));
    }
  }

  /** A version that waits is cancelled as the job that it is, at the node that does not run it. */
  @Test
  void versionThatReadsHistory_isCancelled_andItsNumberIsFree() {
    try (Lrs one = start("one", postgres.url());
        Lrs other = start("other", postgres.url())) {
      String journeys = "admin/api/journey/journeys";
      String job = "admin/api/jobs/journey:course";
      postgres.execute(newPublicationsArePaused(1));
      assertThat(one.post(journeys, "application/yaml", Samples.JOURNEY).statusCode())
          .isEqualTo(200);
      postgres.execute(newPublicationsArePaused(0));
      assertThat(Lrs.json(other.get(job)).path("acts").toString())
          .isEqualTo("[\"resume\",\"cancel\"]");

      JsonNode cancelled = Lrs.json(other.post(job + "/cancel", ""));

      assertThat(cancelled.path("state").asString()).isEqualTo("cancelled");
      assertThat(cancelled.path("acts")).isEmpty();
      assertThat(one.get(job).statusCode()).isEqualTo(404);
      assertThat(one.post(job + "/cancel", "").statusCode()).isEqualTo(404);
      assertThat(Lrs.json(one.get(journeys)).path("journeys")).isEmpty();
      String another = Samples.JOURNEY.replace("mastered", "passed");
      assertThat(one.post(journeys, "application/yaml", another).statusCode()).isEqualTo(200);
      await().untilAsserted(() -> assertThat(other.get(journeys).body()).contains("\"running\""));
      assertThat(one.post(journeys + "/course/history/cancel", "").statusCode()).isEqualTo(409);
    }
  }

  private String newPublicationsArePaused(int paused) {
    return "ALTER TABLE %s_journey.publication ALTER COLUMN paused SET DEFAULT %d"
        .formatted(postgres.query("SELECT current_schema()").get(0), paused);
  }

  @Test
  void documentIds_thatPostgresCannotKeep_areTheClientsFault() {
    String documents = "xapi/activities/profile?activityId=http%3A%2F%2Fexample.org%2Fa&profileId=";
    try (Lrs lrs = start("one", postgres.url())) {
      assertThat(lrs.put(documents + "a%00b", "{}").statusCode()).isEqualTo(400);
      assertThat(lrs.put(documents + random(2_800), "{}").statusCode()).isEqualTo(413);
      assertThat(lrs.put(documents + random(1_000), "{}").statusCode()).isEqualTo(204);
    }
  }

  /** Nothing that could be compressed. */
  private static String random(int length) {
    return new Random(7)
        .ints(length, 0, 62)
        .mapToObj(
            i -> "" + "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789".charAt(i))
        .collect(joining());
  }

  @Test
  void databaseThatIsAway_isToldByHealthUntilItIsBack() throws IOException {
    try (Passage passage = new Passage(postgres.port());
        Lrs lrs = start("one", postgres.url(passage.port()))) {
      assertThat(lrs.get("health").statusCode()).isEqualTo(200);

      passage.cut();

      assertThat(lrs.get("health").statusCode()).isEqualTo(503);
      assertThat(lrs.get("health").body())
          .contains("The database jdbc:postgresql://localhost", "cannot be reached")
          .doesNotContain("user=");
      passage.open();
      await().untilAsserted(() -> assertThat(lrs.get("health").statusCode()).isEqualTo(200));
      String statement = Samples.statement(UUID.randomUUID());
      assertThat(lrs.post("xapi/statements", statement).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void databaseThatDoesNotLetUsIn_isToldWithoutThePassword() {
    String url = postgres.url().replace("user=postgres", "user=nobody") + "&password=geheim";

    assertThatExceptionOfType(LrsException.class)
        .isThrownBy(() -> start("one", url))
        .withMessageContaining("check user and password")
        .satisfies(e -> assertThat(e).hasMessageNotContaining("geheim"));
  }

  @Test
  void databaseUrlThatIsNone_isToldWithoutThePassword() {
    assertThatExceptionOfType(LrsException.class)
        .isThrownBy(() -> start("one", "jdbc:postgresql://u:geheim@host/db"))
        .withMessageContaining("user=NAME")
        .satisfies(e -> assertThat(e).hasMessageNotContaining("geheim"));
    assertThatExceptionOfType(LrsException.class)
        .isThrownBy(() -> start("one", "jdbc:other:geheim"))
        .satisfies(e -> assertThat(e).hasMessageNotContaining("geheim"));
  }
}
