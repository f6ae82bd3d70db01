package org.trailmark.spec.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.bridge.SLF4JBridgeHandler;
import org.trailmark.server.app.TrailmarkServer;
import org.trailmark.server.config.ServerConfig;
import org.trailmark.spec.storage.ScratchFolder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A server of the test's own, and a client at its defaults. Most classes share one among their
 * tests, which keep out of each other's way by their agents and verbs:
 *
 * <pre>
 * &#64;AutoClose private static final Lrs lrs = Lrs.start();
 * </pre>
 */
final class Lrs implements AutoCloseable {
  static final JsonMapper JSON = new JsonMapper();
  static final String KEY = "tester";

  /** As a machine makes it: a chosen one takes its time with each start and first request. */
  static final String SECRET = "0123456789abcdef".repeat(4);

  static {
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
  }

  private final HttpClient client = HttpClient.newHttpClient();
  private final Path dataDir;
  private final TrailmarkServer server;
  private final ScratchFolder scratch;

  private Lrs(
      Path dataDir, Map<String, String> settings, InstantSource clock, ScratchFolder scratch) {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("http.port", "0");
    all.put("admin.key", KEY);
    all.put("admin.secret", SECRET);
    all.putAll(settings);
    this.dataDir = dataDir;
    this.server = TrailmarkServer.start(ServerConfig.of(dataDir, all), clock);
    this.scratch = scratch;
  }

  /** Starts it in a folder that goes when it is closed. */
  static Lrs start() {
    return start(Map.of());
  }

  /** Starts it with settings, in a folder that goes when it is closed. */
  static Lrs start(Map<String, String> settings) {
    ScratchFolder scratch = new ScratchFolder();
    return new Lrs(scratch.make(), settings, Clock.systemUTC(), scratch);
  }

  /** Starts it in a folder that may hold something, and stays. */
  static Lrs start(Path dataDir) {
    return start(dataDir, Map.of());
  }

  static Lrs start(Path dataDir, Map<String, String> settings) {
    return start(dataDir, settings, Clock.systemUTC());
  }

  static Lrs start(Path dataDir, Map<String, String> settings, InstantSource clock) {
    return new Lrs(dataDir, settings, clock, new ScratchFolder());
  }

  Path dataDir() {
    return dataDir;
  }

  TrailmarkServer server() {
    return server;
  }

  URI uri(String path) {
    return server.baseUri().resolve(path);
  }

  /** A request as a client of the newest version sends it. */
  HttpRequest.Builder request(String path) {
    return bare(path)
        .header("Authorization", basic(KEY, SECRET))
        .header("X-Experience-API-Version", "2.0.0");
  }

  /** A request without any header of ours. */
  HttpRequest.Builder bare(String path) {
    return HttpRequest.newBuilder(uri(path)).timeout(Duration.ofSeconds(20));
  }

  HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  HttpResponse<String> get(String path) {
    return send(request(path));
  }

  HttpResponse<String> post(String path, String json) {
    return post(path, "application/json", json);
  }

  HttpResponse<String> post(String path, String type, String body) {
    return send(
        request(path).header("Content-Type", type).POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  HttpResponse<String> put(String path, String json) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .PUT(HttpRequest.BodyPublishers.ofString(json)));
  }

  static JsonNode json(HttpResponse<String> response) {
    return JSON.readTree(response.body());
  }

  static String header(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name).orElse("(none)");
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  static String basic(String key, String secret) {
    byte[] bytes = (key + ":" + secret).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(bytes);
  }

  @Override
  public void close() {
    server.close();
    scratch.remove();
  }
}
