package org.trailmark.spec.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** Speaks with the document resources in one version of the standard. */
final class DocumentClient {
  static final String JSON = "application/json";
  private static final String ACTIVITY = "activityId=" + Lrs.encoded(Samples.COURSE);

  private final HttpClient client = HttpClient.newHttpClient();
  private final Lrs lrs;
  private final String version;

  DocumentClient(Lrs lrs, String version) {
    this.lrs = lrs;
    this.version = version;
  }

  /** The three resources. */
  enum Resource {
    STATE("xapi/activities/state", "stateId"),
    ACTIVITY_PROFILE("xapi/activities/profile", "profileId"),
    AGENT_PROFILE("xapi/agents/profile", "profileId");

    private final String path;
    private final String idName;

    Resource(String path, String idName) {
      this.path = path;
      this.idName = idName;
    }

    /** A context that no other test uses. */
    String freshContext() {
      String agent = "agent=" + Lrs.encoded(Samples.agent(UUID.randomUUID().toString()));
      return path
          + switch (this) {
            case STATE -> "?" + ACTIVITY + "&" + agent;
            case ACTIVITY_PROFILE ->
                "?activityId=" + Lrs.encoded("https://example.org/" + UUID.randomUUID());
            case AGENT_PROFILE -> "?" + agent;
          };
    }

    String id(String id) {
      return "&" + idName + "=" + Lrs.encoded(id);
    }

    String freshDocument() {
      return freshContext() + id("a document");
    }
  }

  /** Sends a request; headers are names and values in turns. */
  HttpResponse<byte[]> send(String method, String path, byte[] body, String... headers) {
    HttpRequest.Builder request =
        lrs.bare(path)
            .header("Authorization", Lrs.basic(Lrs.KEY, Lrs.SECRET))
            .header("X-Experience-API-Version", version)
            .method(
                method,
                body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  HttpResponse<byte[]> get(String path, String... headers) {
    return send("GET", path, new byte[0], headers);
  }

  HttpResponse<byte[]> delete(String path, String... headers) {
    return send("DELETE", path, new byte[0], headers);
  }

  /** Puts a text; made anew, whatever the resource wants to hear for that. */
  void create(String path, String type, String content) {
    HttpResponse<byte[]> made =
        send("PUT", path, content.getBytes(UTF_8), "Content-Type", type, "If-None-Match", "*");
    if (made.statusCode() != 204) {
      throw new AssertionError(made.statusCode() + " " + text(made));
    }
  }

  HttpResponse<byte[]> put(String path, String type, String content, String... headers) {
    return send("PUT", path, content.getBytes(UTF_8), with(type, headers));
  }

  HttpResponse<byte[]> post(String path, String type, String content, String... headers) {
    return send("POST", path, content.getBytes(UTF_8), with(type, headers));
  }

  String content(String path) {
    return text(get(path));
  }

  static String text(HttpResponse<byte[]> response) {
    return new String(response.body(), UTF_8);
  }

  static JsonNode json(HttpResponse<byte[]> response) {
    return Lrs.JSON.readTree(response.body());
  }

  private static String[] with(String type, String... headers) {
    String[] all = new String[headers.length + 2];
    all[0] = "Content-Type";
    all[1] = type;
    System.arraycopy(headers, 0, all, 2, headers.length);
    return all;
  }
}
