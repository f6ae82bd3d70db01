package org.trailmark.spec.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trailmark.server.app.InProcessServer;
import org.trailmark.server.demo.DemoCommand;
import org.trailmark.server.demo.DemoServer;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A demo folder: runs the command on it, and opens it again to be asked over HTTP. */
public final class DemoRun implements AutoCloseable {
  /** A Sunday at noon, so that every run of a test sees the same days. */
  public static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  private static final JsonMapper JSON = new JsonMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final Path folder;
  private final JsonNode plan;
  private final DemoServer server;

  private DemoRun(Path folder) throws IOException {
    this.folder = folder;
    this.plan = JSON.readTree(Files.readAllBytes(folder.resolve("demo.json")));
    this.server = InProcessServer.start(folder, 0, key(), secret(), InstantSource.fixed(NOW));
    assertThat(server.awaitPlugins(NOW, Duration.ofMinutes(1))).isTrue();
  }

  /** Runs the command as a user would; what it printed. */
  public static String command(Path folder, String... options) {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    int code = run(InProcessServer::start, printed, folder, options);
    assertThat(code).as(printed.toString(StandardCharsets.UTF_8)).isZero();
    return printed.toString(StandardCharsets.UTF_8);
  }

  /** Runs the command with this server; its exit code. */
  static int run(DemoServer.Launcher launcher, Path folder, String... options) {
    return run(launcher, new ByteArrayOutputStream(), folder, options);
  }

  private static int run(
      DemoServer.Launcher launcher, OutputStream printed, Path folder, String... options) {
    List<String> arguments =
        new ArrayList<>(List.of("--data", folder.toString(), "--port", "0", "--exit"));
    arguments.addAll(List.of(options));
    PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
    return new CommandLine(new DemoCommand(launcher, out, InstantSource.fixed(NOW)))
        .execute(arguments.toArray(String[]::new));
  }

  /** Opens a folder; the server's clock stands. */
  public static DemoRun open(Path folder) throws IOException {
    return new DemoRun(folder);
  }

  /** Where its server listens, with a slash at the end. */
  public URI baseUri() {
    return server.baseUri();
  }

  /** Key of its admin. */
  public String key() {
    return plan.get("key").asString();
  }

  /** Secret of its admin. */
  public String secret() {
    return plan.get("secret").asString();
  }

  Instant start() {
    return Instant.parse(plan.get("start").asString());
  }

  Instant end() {
    return Instant.parse(plan.get("end").asString());
  }

  public JsonNode journeyApi(String path) {
    return get("admin/api/journey/" + path);
  }

  /** Asks; fails the test unless the answer is 200. */
  public JsonNode get(String path) {
    JsonNode answer = find(path);
    if (answer == null) {
      throw new AssertionError("nothing at " + path);
    }
    return answer;
  }

  /** Asks; null where there is no such thing. */
  @Nullable JsonNode find(String path) {
    HttpResponse<String> response = send(path, request(path));
    assertThat(response.statusCode()).as(path + " " + response.body()).isIn(200, 404);
    return response.statusCode() == 404 ? null : JSON.readTree(response.body());
  }

  /** Stores a statement; fails the test unless it is taken. */
  public void store(String statement) {
    post("xapi/statements", "application/json", statement);
  }

  /** Publishes a journey of one step, on which everybody comes who is registered for anything. */
  public void publish(String journey) {
    String text =
        """
        journey: %s
        version: 1
        title: {en: %1$s}
        entry: {match: {verb: "http://adlnet.gov/expapi/verbs/registered"}}
        stages: [only]
        steps:
          begun: {stage: only, after: [{after: P900D, to: "exit:over"}]}
        exits: {over: {counts: neutral}}
        """
            .formatted(journey);
    post("admin/api/journey/journeys", "text/plain", text);
  }

  private void post(String path, String type, String body) {
    HttpResponse<String> response =
        send(
            path,
            request(path)
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
  }

  private HttpRequest.Builder request(String path) {
    String who = key() + ":" + secret();
    return HttpRequest.newBuilder(URI.create(server.baseUri() + path))
        .header(
            "Authorization",
            "Basic " + Base64.getEncoder().encodeToString(who.getBytes(StandardCharsets.UTF_8)))
        .header("X-Experience-API-Version", "2.0.0");
  }

  private HttpResponse<String> send(String path, HttpRequest.Builder request) {
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError(folder + " " + path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** All statements that are not voided, oldest first. */
  List<JsonNode> statements() {
    List<JsonNode> all = new ArrayList<>();
    String path = "xapi/statements?ascending=true&limit=250";
    while (!path.isEmpty()) {
      JsonNode page = get(path);
      page.get("statements").forEach(all::add);
      String more = page.path("more").asString("");
      path = more.startsWith("/") ? more.substring(1) : more;
    }
    return all;
  }

  /** All pages of a list. */
  List<JsonNode> pages(String path, String list) {
    List<JsonNode> all = new ArrayList<>();
    String after = "";
    do {
      JsonNode page = journeyApi(path + "?limit=50" + (after.isEmpty() ? "" : "&after=" + after));
      page.get(list).forEach(all::add);
      after = page.path("more").asString("");
    } while (!after.isEmpty());
    return all;
  }

  static String encoded(String parameter) {
    return URLEncoder.encode(parameter, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    server.close();
  }
}
