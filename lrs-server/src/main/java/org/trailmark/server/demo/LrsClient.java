package org.trailmark.server.demo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Talks to the server as any tool would: over HTTP, with a key and a secret. */
final class LrsClient {
  private static final JsonMapper JSON = new JsonMapper();

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();
  private final URI base;
  private final String authorization;

  LrsClient(URI base, String key, String secret) {
    this.base = base;
    this.authorization =
        "Basic "
            + Base64.getEncoder()
                .encodeToString((key + ":" + secret).getBytes(StandardCharsets.UTF_8));
  }

  /** Sends statements in one batch. */
  void post(List<Scheduled> statements) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    int separator = '[';
    for (Scheduled scheduled : statements) {
      body.write(separator);
      body.writeBytes(scheduled.statement());
      separator = ',';
    }
    body.write(']');
    send(
        "POST",
        "xapi/statements",
        "application/json",
        BodyPublishers.ofByteArray(body.toByteArray()));
  }

  /** Sends a text to a path relative to the base; what comes back, or null when nothing does. */
  JsonNode send(String method, String path, String type, String body) {
    return send(method, path, type, BodyPublishers.ofString(body));
  }

  JsonNode get(String path) {
    return send("GET", path, "application/json", BodyPublishers.noBody());
  }

  static String encoded(String parameter) {
    return URLEncoder.encode(parameter, StandardCharsets.UTF_8);
  }

  private JsonNode send(String method, String path, String type, BodyPublisher body) {
    HttpRequest request =
        HttpRequest.newBuilder(base.resolve(path))
            .timeout(Duration.ofSeconds(60))
            .header("Authorization", authorization)
            .header("X-Experience-API-Version", "1.0.3")
            .header("Content-Type", type)
            .method(method, body)
            .build();
    try {
      HttpResponse<String> response =
          http.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
      if (response.statusCode() >= 300) {
        throw new LrsException(
            ProblemCode.INTERNAL,
            "%s %s was answered with %d: %s"
                .formatted(method, path, response.statusCode(), response.body()));
      }
      return JSON.readTree(response.body().isEmpty() ? "null" : response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(method + " " + path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LrsException(ProblemCode.INTERNAL, "interrupted during " + method + " " + path, e);
    }
  }
}
