package org.trailmark.bench.load;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** A single request whose answer is looked at, where speed does not matter. */
public final class OneRequest {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private OneRequest() {}

  /** Gets what lies below an endpoint, whatever the status. */
  public static Answer get(Endpoint endpoint, String path) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(endpoint.uri() + path))
            .timeout(Duration.ofMinutes(5))
            .header("Authorization", endpoint.authorization())
            .header("X-Experience-API-Version", Endpoint.VERSION)
            .build();
    try {
      HttpResponse<String> response = HTTP.send(request, BodyHandlers.ofString());
      return new Answer(response.statusCode(), response.body());
    } catch (IOException e) {
      throw new LoadFailure("GET " + path + " was not answered: " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LoadFailure("GET " + path + " was interrupted", e);
    }
  }

  /** Status and body. */
  public record Answer(int status, String body) {
    /** The body of a 200; a {@link LoadFailure} that shows it else. */
    public String requireGood(String path) {
      if (status != 200) {
        throw new LoadFailure("GET %s was answered %d: %s".formatted(path, status, body));
      }
      return body;
    }
  }
}
