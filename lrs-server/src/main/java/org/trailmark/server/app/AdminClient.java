package org.trailmark.server.app;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Asks the admin interface of a running server, for commands. */
final class AdminClient {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private final HttpClient http = HttpClient.newHttpClient();
  private final ServerOptions server;

  AdminClient(ServerOptions server) {
    this.server = server;
  }

  /** A text as it is written into an address. */
  static String encoded(String text) {
    return java.net.URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  JsonNode get(String path) {
    return send(path, request(path).GET());
  }

  JsonNode delete(String path) {
    return send(path, request(path).DELETE());
  }

  JsonNode post(String path, String contentType, byte[] body) {
    return send(
        path,
        request(path)
            .header("Content-Type", contentType)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
  }

  JsonNode put(String path, String contentType, byte[] body) {
    return send(
        path,
        request(path)
            .header("Content-Type", contentType)
            .PUT(HttpRequest.BodyPublishers.ofByteArray(body)));
  }

  /** An answer as text for people who read JSON. */
  static String pretty(JsonNode answer) {
    return JSON.writeValueAsString(answer);
  }

  private HttpRequest.Builder request(String path) {
    String credential = server.key() + ":" + server.secret();
    return HttpRequest.newBuilder(server.resolve("admin/api/" + path))
        .header(
            "Authorization",
            "Basic "
                + Base64.getEncoder().encodeToString(credential.getBytes(StandardCharsets.UTF_8)));
  }

  private JsonNode send(String path, HttpRequest.Builder request) {
    URI address = server.resolve("admin/api/" + path);
    try {
      HttpResponse<byte[]> response =
          http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      JsonNode answer =
          response.body().length == 0 ? JSON.createObjectNode() : JSON.readTree(response.body());
      if (response.statusCode() >= 400) {
        throw refused(response.statusCode(), answer);
      }
      return answer;
    } catch (IOException | JacksonException e) {
      throw new LrsException(
          ProblemCode.STORE_UNAVAILABLE, "No usable answer from " + address + ": " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LrsException(ProblemCode.STORE_UNAVAILABLE, "Interrupted.", e);
    }
  }

  private static LrsException refused(int status, JsonNode problem) {
    StringBuilder text =
        new StringBuilder(problem.path("detail").asString("The server answers " + status + "."));
    for (JsonNode fault : problem.path("faults")) {
      text.append("\n  ");
      if (fault.path("line").isInt()) {
        text.append("line ").append(fault.path("line").asInt()).append(' ');
      }
      text.append(fault.path("pointer").asString("")).append(": ");
      text.append(fault.path("message").asString(""));
    }
    return new LrsException(ProblemCode.INVALID_DOCUMENT, text.toString());
  }
}
