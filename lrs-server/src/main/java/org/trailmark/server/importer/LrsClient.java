package org.trailmark.server.importer;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sends statements to an LRS over HTTP, with a credential of its own. */
public final class LrsClient implements StatementTarget {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Set<Integer> TRY_AGAIN = Set.of(429, 503);
  private static final int TRIES = 6;

  private final HttpClient http;
  private final URI statements;
  private final String authorization;

  /**
   * @param xapi where the LRS's resources are, for example {@code http://127.0.0.1:8080/xapi/}
   */
  public LrsClient(HttpClient http, URI xapi, String key, String secret) {
    this.http = http;
    this.statements = xapi.resolve("statements");
    this.authorization =
        "Basic "
            + Base64.getEncoder()
                .encodeToString((key + ":" + secret).getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public Answer send(List<Piece> batch) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(statements)
            .timeout(Duration.ofMinutes(2))
            .header("Authorization", authorization)
            .header("X-Experience-API-Version", batch.get(0).version().header())
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(Piece.array(batch)))
            .build();
    HttpResponse<byte[]> response = send(request);
    for (int tries = 1; TRY_AGAIN.contains(response.statusCode()) && tries < TRIES; tries++) {
      Thread.sleep(500L << tries);
      response = send(request);
    }
    return switch (response.statusCode()) {
      case 200 ->
          new Answer.Stored(
              response.headers().firstValue("Trailmark-Known").map(Integer::valueOf).orElse(0));
      case 400, 409, 413 -> refused(response.body());
      default ->
          throw new ImportStopped(
              statements + " answers " + response.statusCode() + ": " + detail(response.body()));
    };
  }

  /** A connection that breaks must not look like a file that does. */
  private HttpResponse<byte[]> send(HttpRequest request) throws InterruptedException {
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new ImportStopped(statements + " does not answer (" + e + ").");
    }
  }

  private static Answer refused(byte[] body) {
    SortedMap<Integer, Reason> reasons = new TreeMap<>();
    for (JsonNode fault : problem(body).path("faults")) {
      if (fault.path("statement").isInt()) {
        reasons.putIfAbsent(fault.path("statement").asInt(), reason(fault));
      }
    }
    return new Answer.Refused(reasons, detail(body));
  }

  private static Reason reason(JsonNode fault) {
    return Reason.of(
        fault.path("pointer").asString(""),
        fault.path("message").asString(""),
        fault.path("clause").asString(""));
  }

  private static String detail(byte[] body) {
    return problem(body).path("detail").asString("(no reason given)");
  }

  private static JsonNode problem(byte[] body) {
    try {
      return JSON.readTree(body);
    } catch (JacksonException e) {
      return JSON.createObjectNode(); // another LRS may answer in other ways
    }
  }
}
