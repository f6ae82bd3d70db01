package org.trailmark.spec.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.trailmark.spec.http.Program.trailmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trailmark.spec.storage.TestPostgres;
import tools.jackson.databind.JsonNode;

/** The guide's profile and journey, loaded by hand and over HTTP, and followed to their end. */
class ProfilesTest {
  private static final Path GUIDE =
      Path.of(System.getProperty("basedir", ".")).resolve("../docs/journeys.md");
  private static final String PROFILES = "admin/api/journey/profiles";
  private static final String VERSION = "https://example.org/lessons/v1";
  private static final String ANN = "{\"mbox\": \"mailto:ann@example.org\"}";
  private static final String VERBS = "http://adlnet.gov/expapi/verbs/";

  @TempDir private Path folder;

  @Test
  void profile_isLoadedListedAndShown_andItsFaultsAreTold() throws Exception {
    String profile = guide("json");
    try (Lrs lrs = Lrs.start(folder.resolve("data"))) {
      assertThat(Lrs.json(lrs.put(PROFILES, profile)).path("outcome").asString())
          .isEqualTo("loaded");
      assertThat(Lrs.json(lrs.put(PROFILES, profile)).path("outcome").asString())
          .isEqualTo("unchanged");
      assertThat(Lrs.json(lrs.get(PROFILES)).at("/profiles/0/patterns/0").asString())
          .isEqualTo("https://example.org/lessons/lesson");
      assertThat(
              Lrs.json(lrs.get(PROFILES + "/" + Lrs.encoded(VERSION))).path("document").asString())
          .isEqualTo(profile);
      assertThat(lrs.get(PROFILES + "/" + Lrs.encoded(VERSION + "1")).statusCode()).isEqualTo(404);

      var refused = lrs.put(PROFILES, profile.replace("\"sequence\"", "\"sequenze\""));

      assertThat(refused.statusCode()).isEqualTo(400);
      assertThat(Lrs.json(refused).path("faults").valueStream().map(f -> f.path("pointer")))
          .extracting(JsonNode::asString)
          .containsExactlyInAnyOrder("/patterns/0", "/patterns/0/sequenze");

      String version = PROFILES + "/" + Lrs.encoded(VERSION);
      assertThat(lrs.send(lrs.request(version).DELETE()).statusCode()).isEqualTo(204);
      assertThat(lrs.send(lrs.request(version).DELETE()).statusCode()).isEqualTo(404);
    }
  }

  @Test
  void guide_followedByHand_leadsOutOfTheJourney() throws Exception {
    follow(Map.of());
  }

  @Test
  void guide_followedByHandOnPostgres_doesTheSame() throws Exception {
    TestPostgres postgres = new TestPostgres();
    follow(Map.of("database", postgres.url()));
    postgres.giveBack();
  }

  private void follow(Map<String, String> settings) throws Exception {
    Path profile = Files.writeString(folder.resolve("lessons.jsonld"), guide("json"));
    Path journey = Files.writeString(folder.resolve("lessons.yaml"), guide("yaml"));
    try (Lrs lrs = Lrs.start(folder.resolve("data"), settings)) {
      assertThat(trailmark(lrs, 1, "journey", "publish", journey.toString()))
          .contains("line 10 /steps/learning/on/0/pattern", "no loaded profile has a pattern");
      assertThat(trailmark(lrs, 0, "journey", "profile", profile.toString())).contains("loaded");
      assertThat(trailmark(lrs, 0, "journey", "publish", journey.toString())).contains("published");

      lrs.post(
          "xapi/statements",
          "["
              + String.join(
                  ",",
                  statement("registered", "", "", 0),
                  statement("launched", "", "", 1),
                  statement(
                      "completed",
                      ",\"definition\":{\"type\":\"https://w3id.org/xapi/video/activity-type/video\"}",
                      "",
                      2),
                  statement("answered", "", ",\"result\":{\"success\":false}", 3),
                  statement("terminated", "", "", 4))
              + "]");

      await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(
              () -> {
                String journeys = "admin/api/journey/journeys/lessons/learners?exit=learnt";
                JsonNode learner = Lrs.json(lrs.get(journeys)).at("/learners/0");
                assertThat(learner.path("exit").asString()).isEqualTo("learnt");
              });
    }
  }

  private static String statement(String verb, String definition, String result, int second) {
    return """
    {"id":"%s","actor":%s,"verb":{"id":"%s"},"object":{"id":"https://example.org/lesson"%s},
     "timestamp":"2026-03-02T10:00:0%dZ",
     "context":{"registration":"00000000-0000-4000-8000-00000000aaaa"}%s}\
    """
        .formatted(UUID.randomUUID(), ANN, VERBS + verb, definition, second, result);
  }

  /** What the guide shows of patterns. */
  private static String guide(String language) throws IOException {
    Matcher found =
        Pattern.compile("(?s)\n## Patterns\n.*?```" + language + "\n(.*?)```")
            .matcher(Files.readString(GUIDE));
    assertThat(found.find()).isTrue();
    return found.group(1);
  }
}
