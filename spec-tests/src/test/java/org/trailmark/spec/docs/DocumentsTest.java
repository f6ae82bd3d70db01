package org.trailmark.spec.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trailmark.journey.definition.JourneyReader;
import org.trailmark.server.app.TrailmarkServer;
import org.trailmark.server.config.ServerConfig;
import org.trailmark.spec.storage.TestPostgres;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DocumentsTest {
  private static final Path ROOT = Path.of(System.getProperty("basedir", ".")).resolve("..");
  private static final String ANN = "{\"mbox\": \"mailto:ann@example.org\"}";

  @TempDir Path data;

  @Test
  void journeyOfTheGuide_isReadWithoutAFaultOrAWarning() throws IOException {
    assertThat(new JourneyReader().readWithWarnings(yamlIn("docs/journeys.md")).warnings())
        .isEmpty();
  }

  @Test
  void readme_followedToItsEnd_showsWhereAnnStands_andWelcomesBen() throws Exception {
    followReadme(Map.of());
  }

  @Test
  void readme_followedOnPostgres_showsTheSame() throws Exception {
    TestPostgres postgres = new TestPostgres();
    followReadme(Map.of("database", postgres.url()));
    postgres.giveBack();
  }

  private void followReadme(Map<String, String> settings) throws Exception {
    Map<String, String> all = new HashMap<>(settings);
    all.putAll(Map.of("http.port", "0", "admin.key", "k", "admin.secret", "s"));
    ServerConfig config = ServerConfig.of(data, all);
    try (TrailmarkServer server = TrailmarkServer.start(config, Clock.systemUTC())) {
      Client client = new Client(server.baseUri());

      client.post("xapi/statements", "application/json", firstStatement());
      JsonNode found =
          client.get("xapi/statements?agent=" + URLEncoder.encode(ANN, StandardCharsets.UTF_8));
      assertThat(found.get("statements")).hasSize(1);

      client.post("admin/api/journey/journeys", "application/yaml", yamlIn("README.md"));
      await()
          .atMost(Duration.ofSeconds(20))
          .until(
              () ->
                  client
                      .get("admin/api/journey/journeys")
                      .at("/journeys/0/state")
                      .asString()
                      .equals("running"));
      awaitWelcomed(client, ANN, "suppressed");

      client.post("xapi/statements", "application/json", firstStatement().replace("ann@", "ben@"));
      awaitWelcomed(client, ANN.replace("ann@", "ben@"), "sent");
    }
  }

  /** Waits until somebody stands on the first step. */
  private static void awaitWelcomed(Client client, String who, String touchpoint) {
    String agent = URLEncoder.encode(who, StandardCharsets.UTF_8);
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () -> {
              JsonNode learner = client.get("admin/api/journey/learners?agent=" + agent);
              String path = "admin/api/journey/learners/" + learner.path("learner").asString();
              assertThat(client.get(path + "/journeys/onboarding").at("/run/step").asString())
                  .isEqualTo("welcomed");
              assertThat(client.get(path + "/touchpoints").at("/touchpoints/0/state").asString())
                  .isEqualTo(touchpoint);
            });
  }

  @Test
  void identitiesGuide_followedToItsEnd_makesOnePersonOfAnnsAgents() throws Exception {
    String guide = "docs/identities.md";
    ServerConfig config =
        ServerConfig.of(data, Map.of("http.port", "0", "admin.key", "k", "admin.secret", "s"));
    try (TrailmarkServer server = TrailmarkServer.start(config, Clock.systemUTC())) {
      Client client = new Client(server.baseUri());
      String links = "admin/api/identities/links";
      String agent = "?agent=" + URLEncoder.encode(ANN, StandardCharsets.UTF_8);

      client.send(links, "application/json", block(guide, "(?s)-d '(.*?)'"), 201);
      assertThat(client.get("xapi/agents" + agent).at("/account/0/name").asString())
          .isEqualTo("a7");
      client.post(links, "text/csv", block(guide, "(?s)```csv\n(.*?)```"));

      assertThat(client.get("admin/api/identities" + agent).path("agents").size()).isEqualTo(3);
      assertThat(client.get(links).path("links").size()).isEqualTo(3);
    }
  }

  private static String yamlIn(String document) throws IOException {
    return block(document, "(?s)```yaml\n(.*?)```");
  }

  private static String firstStatement() throws IOException {
    return block("README.md", "(?s)-d '(.*?)'");
  }

  private static String block(String document, String pattern) throws IOException {
    Matcher found = Pattern.compile(pattern).matcher(Files.readString(ROOT.resolve(document)));
    assertThat(found.find()).as(document + " shows one").isTrue();
    return found.group(1);
  }

  /** A client at its defaults. */
  private record Client(URI base, HttpClient http) {
    private static final JsonMapper JSON = new JsonMapper();

    Client(URI base) {
      this(base, HttpClient.newHttpClient());
    }

    void post(String path, String type, String body) throws IOException, InterruptedException {
      send(path, type, body, 200);
    }

    void send(String path, String type, String body, int status)
        throws IOException, InterruptedException {
      var answer =
          http.send(
              request(path)
                  .header("Content-Type", type)
                  .POST(HttpRequest.BodyPublishers.ofString(body))
                  .build(),
              BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    }

    JsonNode get(String path) throws IOException, InterruptedException {
      return JSON.readTree(http.send(request(path).build(), BodyHandlers.ofString()).body());
    }

    private HttpRequest.Builder request(String path) {
      String basic = Base64.getEncoder().encodeToString("k:s".getBytes(StandardCharsets.UTF_8));
      return HttpRequest.newBuilder(base.resolve(path))
          .header("Authorization", "Basic " + basic)
          .header("X-Experience-API-Version", "1.0.3");
    }
  }
}
