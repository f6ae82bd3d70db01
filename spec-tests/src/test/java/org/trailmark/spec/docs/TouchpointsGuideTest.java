package org.trailmark.spec.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
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
import org.trailmark.server.app.TrailmarkServer;
import org.trailmark.server.config.ServerConfig;
import org.trailmark.spec.storage.TestPostgres;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The journey of docs/touchpoints.md, over HTTP, on both databases. */
class TouchpointsGuideTest {
  private static final Path ROOT = Path.of(System.getProperty("basedir", ".")).resolve("..");
  private static final String ADMIN = "admin/api/journey/";
  private static final String ANN = "{\"mbox\": \"mailto:ann@example.org\"}";
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final JsonMapper JSON = new JsonMapper();

  /** Two things to say at once, and room for one a second. */
  private static final String BUSY =
      """
      journey: busy
      version: 1
      entry: {match: {verb: "http://adlnet.gov/expapi/verbs/registered"}}
      stages: [s]
      steps: {here: {stage: s, touch: [one, two]}}
      touchpoints: {one: {channels: [inbox]}, two: {channels: [inbox]}}
      caps: [{max: 1, per: PT1S}]
      """;

  @TempDir Path data;
  private final HttpClient http = HttpClient.newHttpClient();
  private URI base = URI.create("http://unknown");

  @Test
  void guide_isTrueOnSqlite() throws Exception {
    follow(Map.of());
  }

  @Test
  void guide_isTrueOnPostgres() throws Exception {
    TestPostgres postgres = new TestPostgres();
    follow(Map.of("database", postgres.url()));
    postgres.giveBack();
  }

  private void follow(Map<String, String> settings) throws Exception {
    Map<String, String> all = new HashMap<>(settings);
    all.putAll(Map.of("http.port", "0", "admin.key", "k", "admin.secret", "s"));
    try (TrailmarkServer server =
        TrailmarkServer.start(ServerConfig.of(data, all), Clock.systemUTC())) {
      base = server.baseUri();
      tell();
    }
  }

  private void tell() throws Exception {
    publish(guideYaml());
    publish(BUSY);
    send("PUT", ADMIN + "rosters/far", "text/csv", "mbox,zone,language\nann@example.org,UTC,nl\n");
    send(
        "POST",
        ADMIN + "consent",
        "text/csv",
        "mbox,state,scope,by\nann@example.org,granted,everything,form\n");
    String ann =
        ADMIN
            + "learners/"
            + get(ADMIN + "learners?agent=" + encoded(ANN)).path("learner").asString();
    send(
        "POST",
        "xapi/statements",
        "application/json",
        """
        {"actor": %s, "verb": {"id": "http://adlnet.gov/expapi/verbs/registered"},
         "object": {"id": "https://example.org/p"}}\
        """
            .formatted(ANN));

    await().atMost(PATIENCE).untilAsserted(() -> assertThat(sent(ann)).hasSize(4));
    assertThat(sent(ann).stream().map(t -> t.at("/decisions/0/gate").asString()))
        .containsExactlyInAnyOrder("channel", "channel", "channel", "caps");
    checkStatement();
    checkConsent(ann);
    assertThat(get(ann + "/preferences").path("language").asString()).isEqualTo("nl");
    JsonNode page = get(ann + "/touchpoints?limit=3");
    assertThat(
            get(ann + "/touchpoints?limit=3&after=" + page.path("more").asString())
                .path("touchpoints")
                .size())
        .isEqualTo(1);
  }

  private void checkStatement() throws Exception {
    String query = "xapi/statements?verb=" + encoded("urn:trailmark:verb:was-offered");
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(get(query).path("statements").size()).isEqualTo(1));
    JsonNode said = get(query).path("statements").path(0);
    assertThat(said.at("/authority/account/name").asString()).isEqualTo("plugin:journey");
    assertThat(said.at("/object/definition/name/nl").asString())
        .isEqualTo("Welkom, ann@example.org");
  }

  private void checkConsent(String ann) throws Exception {
    send("DELETE", ann + "/consent?scope=channel:email&reason=asked", "text/plain", "");
    send(
        "PUT",
        ann + "/consent",
        "application/json",
        "{\"state\": \"granted\", \"scope\": \"journey:busy\"}");

    JsonNode now = get(ann + "/consent").path("consent");
    assertThat(
            now.valueStream()
                .map(c -> c.path("scope").asString() + " " + c.path("state").asString()))
        .containsExactly("channel:email withdrawn", "everything granted", "journey:busy granted");
    JsonNode history = get(ann + "/consent/history?limit=1");
    assertThat(history.at("/events/0/scope").asString()).isEqualTo("journey:busy");
    assertThat(history.path("more").asString()).isNotEmpty();
  }

  private java.util.List<JsonNode> sent(String learner) throws Exception {
    return get(learner + "/touchpoints?state=sent").path("touchpoints").valueStream().toList();
  }

  private void publish(String yaml) throws Exception {
    send("POST", ADMIN + "journeys", "application/yaml", yaml);
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(get(ADMIN + "journeys").toString()).doesNotContain("collecting"));
  }

  private static String guideYaml() throws IOException {
    Matcher yaml =
        Pattern.compile("(?s)```yaml\n(.*?)```")
            .matcher(Files.readString(ROOT.resolve("docs/touchpoints.md")));
    assertThat(yaml.find()).isTrue();
    return yaml.group(1);
  }

  private void send(String method, String path, String type, String body) throws Exception {
    HttpResponse<String> answer =
        http.send(
            request(path)
                .header("Content-Type", type)
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build(),
            BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(path + ": " + answer.body()).isEqualTo(200);
  }

  private JsonNode get(String path) throws IOException, InterruptedException {
    return JSON.readTree(http.send(request(path).build(), BodyHandlers.ofString()).body());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private HttpRequest.Builder request(String path) {
    String basic = Base64.getEncoder().encodeToString("k:s".getBytes(StandardCharsets.UTF_8));
    return HttpRequest.newBuilder(base.resolve(path))
        .header("Authorization", "Basic " + basic)
        .header("X-Experience-API-Version", "1.0.3");
  }
}
