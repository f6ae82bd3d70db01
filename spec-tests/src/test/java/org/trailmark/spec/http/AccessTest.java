package org.trailmark.spec.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trailmark.spec.http.Lrs.header;
import static org.trailmark.spec.http.Lrs.json;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trailmark.server.app.TrailmarkServer;
import org.trailmark.server.app.TrailmarkServer.Credentials;
import org.trailmark.server.config.ServerConfig;
import tools.jackson.databind.JsonNode;

/** Who may do what. */
class AccessTest {
  @AutoClose private static final Lrs lrs = Lrs.start();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(none)",
        "Basic",
        "Basic dGVzdGVy",
        "Basic %%%",
        "Bearer dGVzdGVyOmEgbG9uZyBlbm91Z2ggc2VjcmV0",
        "Basic dGVzdGVyOndyb25n",
        "Basic bm9ib2R5Ondyb25n"
      })
  void unknownCaller_isChallenged(String authorization) {
    for (String path : new String[] {"xapi/statements", "admin/api/status", "xapi/nothing"}) {
      HttpRequest.Builder request = lrs.bare(path).header("X-Experience-API-Version", "2.0.0");
      if (!authorization.equals("(none)")) {
        request.header("Authorization", authorization);
      }

      HttpResponse<String> response = lrs.send(request);

      assertThat(response.statusCode()).isEqualTo(401);
      assertThat(header(response, "WWW-Authenticate"))
          .isEqualTo("Basic realm=\"Trailmark\", charset=\"UTF-8\"");
      assertThat(json(response).path("code").asString()).isEqualTo("unauthenticated");
    }
  }

  @Test
  void scopes_allowWhatTheySayAndNoMore() {
    JsonNode reader = add("statements-read");
    JsonNode writer = add("statements-write");

    assertThat(status(reader, "GET", "xapi/statements")).isEqualTo(200);
    assertThat(status(reader, "POST", "xapi/statements")).isEqualTo(403);
    assertThat(status(reader, "GET", "admin/api/status")).isEqualTo(403);
    assertThat(status(writer, "POST", "xapi/statements")).isEqualTo(200);
    assertThat(status(writer, "GET", "xapi/statements")).isEqualTo(403);
    assertThat(status(writer, "GET", "admin/api/credentials")).isEqualTo(403);
  }

  @Test
  void removedCredential_isRefusedAtOnce() {
    JsonNode made = add("statements-read");
    assertThat(status(made, "GET", "xapi/statements")).isEqualTo(200);

    HttpResponse<String> removed =
        lrs.send(lrs.request("admin/api/credentials/" + made.path("key").asString()).DELETE());

    assertThat(removed.statusCode()).isEqualTo(204);
    assertThat(status(made, "GET", "xapi/statements")).isEqualTo(401);
  }

  @Test
  void credentials_areListedInPagesWithoutSecrets() {
    for (int i = 0; i < 3; i++) {
      add("statements-read");
    }

    JsonNode first = json(lrs.get("admin/api/credentials?limit=2"));
    JsonNode second = json(lrs.get("admin/api/" + first.path("more").asString()));

    assertThat(first.path("credentials").size()).isEqualTo(2);
    assertThat(first.at("/credentials/0").propertyNames())
        .containsExactlyInAnyOrder("key", "label", "scopes", "createdAt", "disabled");
    assertThat(second.at("/credentials/0/key").asString())
        .isGreaterThan(first.at("/credentials/1/key").asString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"scopes\": []}",
        "{\"scopes\": [\"everything\"]}",
        "{\"scopes\": [\"plugin/\"]}",
        "{\"scopes\": [\"all\"], \"boundary\": {}}",
        "{\"scopes\": [\"all\"], \"boundary\": {\"activities\": [\"here\"]}}",
        "{\"scopes\": [\"all\"], \"boundary\": {\"learners\": [{\"name\": \"Ann\"}]}}",
        "{\"scopes\": [\"all\"], \"expiresAt\": \"tomorrow\"}",
        "{\"scopes\": [\"all\"], \"disabled\": 1}",
        "{\"scope\": 1}",
        "[",
        "[]"
      })
  void badCredentialWish_isRefused(String wish) {
    assertThat(lrs.post("admin/api/credentials", wish).statusCode()).isEqualTo(400);
  }

  @Test
  void firstStart_makesAnAdminOnceAndKeepsNoSecret(@TempDir Path dataDir) throws Exception {
    ServerConfig config = ServerConfig.of(dataDir, Map.of("http.port", "0"));
    Credentials made;
    try (TrailmarkServer first = TrailmarkServer.start(config, Clock.systemUTC())) {
      made = first.madeCredentials().orElseThrow();
      HttpRequest.Builder status =
          HttpRequest.newBuilder(first.baseUri().resolve("admin/api/status"))
              .header("Authorization", Lrs.basic(made.key(), made.secret()));
      assertThat(lrs.send(status).statusCode()).isEqualTo(200);
    }

    try (TrailmarkServer second = TrailmarkServer.start(config, Clock.systemUTC());
        Stream<Path> files = Files.walk(dataDir)) {
      assertThat(second.madeCredentials()).isEmpty();
      assertThat(files.filter(Files::isRegularFile))
          .isNotEmpty()
          .noneMatch(file -> contains(file, made.secret()));
    }
  }

  @Test
  void health_isOpenAndSaysWhatWorks() {
    HttpResponse<String> health = lrs.send(lrs.bare("health"));

    assertThat(health.statusCode()).isEqualTo(200);
    assertThat(json(health).path("up").asBoolean()).isTrue();
    assertThat(json(health).at("/parts/storage/up").asBoolean()).isTrue();
  }

  @Test
  void metrics_countRequests() {
    lrs.get("xapi/statements");

    assertThat(lrs.send(lrs.bare("metrics")).body())
        .contains("trailmark_http_requests_seconds_count{application=\"xapi\",method=\"GET\"")
        .contains("trailmark_statements_head");
  }

  @Test
  void console_isServedWithAStrictPolicy() {
    HttpResponse<String> home = lrs.send(lrs.bare("console"));
    HttpResponse<String> page = lrs.send(lrs.bare("console/"));

    assertThat(home.statusCode()).isEqualTo(303);
    assertThat(header(home, "Location")).isEqualTo("/console/");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("main.js", "console.css");
    assertThat(header(page, "Content-Security-Policy"))
        .contains("default-src 'none'", "script-src 'self'")
        .doesNotContain("unsafe");
    for (String file :
        new String[] {"main.js", "pages/journey.js", "lang/nl.json", "console.css", "icon.svg"}) {
      assertThat(lrs.send(lrs.bare("console/" + file)).statusCode()).isEqualTo(200);
    }
    assertThat(lrs.send(lrs.bare("console/ConsoleResource.class")).statusCode()).isEqualTo(404);
  }

  private static JsonNode add(String scope) {
    HttpResponse<String> made =
        lrs.post("admin/api/credentials", "{\"label\": \"t\", \"scopes\": [\"" + scope + "\"]}");
    assertThat(made.statusCode()).isEqualTo(201);
    return json(made);
  }

  private static int status(JsonNode credential, String method, String path) {
    HttpRequest.Builder request =
        lrs.bare(path)
            .header("X-Experience-API-Version", "2.0.0")
            .header("Content-Type", "application/json")
            .header(
                "Authorization",
                Lrs.basic(credential.path("key").asString(), credential.path("secret").asString()));
    String body = method.equals("GET") ? "" : Samples.statement(UUID.randomUUID());
    return lrs.send(request.method(method, BodyPublishers.ofString(body))).statusCode();
  }

  private static boolean contains(Path file, String text) {
    try {
      return new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1)
          .contains(text);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
