package org.trailmark.server.plugins;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.trailmark.server.app.TrailmarkServer;
import org.trailmark.server.config.ServerConfig;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A server with a folder of plugins, and an admin who asks it. */
final class HostedServer implements AutoCloseable {
  private static final String PLUGINS = "admin/api/plugins";
  private static final String KEY = "admin";
  private static final String SECRET = "a long enough secret";
  private static final JsonMapper JSON = new JsonMapper();

  private final HttpClient client = HttpClient.newHttpClient();
  private final TrailmarkServer server;

  HostedServer(Path data, Path plugins, Map<String, String> settings) {
    Map<String, String> all = new LinkedHashMap<>(settings);
    all.put("http.port", "0");
    all.put("admin.key", KEY);
    all.put("admin.secret", SECRET);
    all.put("plugins.dir", plugins.toString());
    this.server = TrailmarkServer.start(ServerConfig.of(data, all), Clock.systemUTC());
  }

  HttpResponse<String> ask(String method, String path, String body) {
    String credential = Base64.getEncoder().encodeToString((KEY + ":" + SECRET).getBytes(UTF_8));
    BodyPublisher content =
        body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
    try {
      return client.send(
          HttpRequest.newBuilder(server.baseUri().resolve(path))
              .method(method, content)
              .header("Authorization", "Basic " + credential)
              .header("X-Experience-API-Version", "2.0.0")
              .header("Content-Type", "application/json")
              .build(),
          BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Asks for something that works out. */
  JsonNode get(String path) {
    HttpResponse<String> answer = ask("GET", path, "");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }

  JsonNode plugin(String name) {
    return get(PLUGINS + "/" + name);
  }

  String state(String name) {
    return plugin(name).path("state").asString();
  }

  /** Does something with a plugin that works out; gives how it stands then. */
  JsonNode act(String method, String what) {
    HttpResponse<String> answer = ask(method, PLUGINS + "/" + what, "");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }

  JsonNode jar(String file) {
    return get(PLUGINS + "/jars")
        .valueStream()
        .filter(jar -> jar.path("file").asString().equals(file))
        .findFirst()
        .orElseThrow();
  }

  /** What a plugin's resource says; the status in front of it where that is not 200. */
  String said(String plugin) {
    HttpResponse<String> answer = ask("GET", "admin/api/" + plugin + "/said", "");
    return answer.statusCode() == 200
        ? JSON.readTree(answer.body()).path("said").asString()
        : answer.statusCode() + " " + answer.body();
  }

  void store(int statements) {
    for (int i = 0; i < statements; i++) {
      HttpResponse<String> answer =
          ask(
              "POST",
              "xapi/statements",
              """
              {"actor": {"mbox": "mailto:ann@example.org"},
               "verb": {"id": "http://adlnet.gov/expapi/verbs/completed"},
               "object": {"id": "https://example.org/course/1"}}\
              """);
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
