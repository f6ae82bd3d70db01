package org.trailmark.spec.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.trailmark.spec.http.Lrs.encoded;
import static org.trailmark.spec.http.Lrs.json;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trailmark.spec.storage.TestPostgres;
import tools.jackson.databind.JsonNode;

/** Links that an admin makes and ends are what journeys go by, on either database and any node. */
class LinkedLearnersTest {
  private static final String JOURNEY =
      """
      journey: course
      version: 1
      title: {en: A course}
      entry: {match: {verb: "https://example.org/verbs/registered"}}
      stages: [all]
      steps:
        begun:
          stage: all
          on: [{to: "exit:done", match: {verb: "https://example.org/verbs/passed"}}]
      exits:
        done: {counts: goal}
      """;
  private static final String LINKS = "admin/api/identities/links";

  @TempDir private Path folder;

  @Test
  void linkedAgents_areOneLearner_andUnlinkedTheyAreWhoTheyWere() {
    try (Lrs lrs = Lrs.start(folder)) {
      linkedAndUnlinked(lrs, lrs);
    }
  }

  @Test
  void linksMadeOnOneNode_areFollowedByThePluginOnAnother() {
    TestPostgres postgres = new TestPostgres();
    try (Lrs one = Lrs.start(folder.resolve("one"), Map.of("database", postgres.url()));
        Lrs other = Lrs.start(folder.resolve("other"), Map.of("database", postgres.url()))) {
      linkedAndUnlinked(one, other);
      linkedAndUnlinked(other, one);
    } finally {
      postgres.giveBack();
    }
  }

  private static void linkedAndUnlinked(Lrs lrs, Lrs admins) {
    lrs.post("admin/api/journey/journeys", "application/yaml", JOURNEY);
    did(lrs, "ann", "registered");
    did(lrs, "ann-at-work", "passed");
    awaitPosition(lrs, "ann", "begun");

    JsonNode link =
        json(
            admins.post(LINKS, "{\"agents\":[" + agent("ann") + "," + agent("ann-at-work") + "]}"));

    awaitPosition(lrs, "ann", "exit:done");
    assertThat(position(lrs, "ann-at-work")).isEqualTo("exit:done");
    admins.send(admins.request(LINKS + "/" + link.path("id").asLong()).DELETE());
    awaitPosition(lrs, "ann", "begun");
    assertThat(position(lrs, "ann-at-work")).isEqualTo("nowhere");
  }

  private static void awaitPosition(Lrs lrs, String who, String position) {
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(position(lrs, who)).isEqualTo(position));
  }

  private static String position(Lrs lrs, String who) {
    JsonNode found = json(lrs.get("admin/api/journey/learners?agent=" + encoded(agent(who))));
    String id = found.path("learner").asString("nobody");
    JsonNode run =
        json(lrs.get("admin/api/journey/learners/" + id + "/journeys/course")).path("run");
    return run.has("exit")
        ? "exit:" + run.path("exit").asString()
        : run.path("step").asString("nowhere");
  }

  private static void did(Lrs lrs, String who, String verb) {
    String statement =
        """
        {"actor": %s, "verb": {"id": "https://example.org/verbs/%s"},
         "object": {"id": "https://example.org/course"}}"""
            .formatted(agent(who), verb);
    assertThat(lrs.post("xapi/statements", statement).statusCode()).isEqualTo(200);
  }

  private static String agent(String who) {
    return "{\"mbox\":\"mailto:" + who + "@example.org\"}";
  }
}
