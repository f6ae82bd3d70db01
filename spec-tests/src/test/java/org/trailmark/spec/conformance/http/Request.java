package org.trailmark.spec.conformance.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** A request being put together. Sent once. */
public final class Request {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final String method;
  private final String address;
  private final Map<String, List<String>> headers = new LinkedHashMap<>();
  private final StringBuilder query = new StringBuilder();
  private byte[] body = new byte[0];
  private boolean hasBody;
  private boolean chunked;

  Request(String method, String address) {
    this.method = method;
    this.address = address;
  }

  /** Adds a query parameter. */
  public Request query(String name, String value) {
    query.append(query.isEmpty() ? "" : "&").append(encoded(name)).append('=');
    query.append(encoded(value));
    return this;
  }

  /** Adds a query parameter that is a JSON value. */
  public Request query(String name, JsonNode value) {
    return query(name, value.toString());
  }

  /** Adds query parameters: name, value, name, value ... */
  public Request queries(String... namesAndValues) {
    for (int i = 0; i < namesAndValues.length; i += 2) {
      query(namesAndValues[i], namesAndValues[i + 1]);
    }
    return this;
  }

  /** Sets a header. */
  public Request header(String name, String value) {
    headers.keySet().removeIf(name::equalsIgnoreCase);
    headers.put(name, List.of(value));
    return this;
  }

  /** Leaves a header out. */
  public Request without(String name) {
    headers.keySet().removeIf(name::equalsIgnoreCase);
    return this;
  }

  /** Sends JSON. */
  public Request json(JsonNode content) {
    return json(content.toString());
  }

  /** Sends JSON text, as it is. */
  public Request json(String content) {
    return body(content.getBytes(StandardCharsets.UTF_8), "application/json");
  }

  /** Sends a body of some type. */
  public Request body(byte[] content, String type) {
    body(content);
    return header("Content-Type", type);
  }

  /** Sends a body of some type. */
  public Request body(String content, String type) {
    return body(content.getBytes(StandardCharsets.UTF_8), type);
  }

  /** Sends a body without saying of which type it is. */
  public Request body(byte[] content) {
    this.body = content;
    this.hasBody = true;
    return this;
  }

  /** Whether the method sends content: PUT and POST. */
  public boolean methodTakesBody() {
    return method.equals("PUT") || method.equals("POST");
  }

  /** Sends form fields, as the alternate request syntax does. */
  public Request form(Map<String, String> fields) {
    StringBuilder form = new StringBuilder();
    fields.forEach(
        (name, value) ->
            form.append(form.isEmpty() ? "" : "&")
                .append(encoded(name))
                .append('=')
                .append(encoded(value)));
    return body(form.toString(), "application/x-www-form-urlencoded");
  }

  /** Sends the body in chunks, without telling its length. */
  public Request chunked() {
    chunked = true;
    return this;
  }

  /** Sends it and waits for the answer. */
  public Answer send() {
    String uri = address + (query.isEmpty() ? "" : (address.contains("?") ? "&" : "?") + query);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(uri)).timeout(Duration.ofSeconds(60));
    headers.forEach((name, values) -> values.forEach(value -> request.header(name, value)));
    request.method(method, publisher());
    try {
      HttpResponse<byte[]> response =
          CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      Answer answer = new Answer(response.statusCode(), lower(response), response.body());
      Exchanges.add(Transcript.of(method, uri, headers, body, answer));
      return answer;
    } catch (IOException e) {
      Exchanges.add(method + " " + uri + "\n\n-> no answer: " + e);
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private HttpRequest.BodyPublisher publisher() {
    if (!hasBody) {
      return HttpRequest.BodyPublishers.noBody();
    }
    HttpRequest.BodyPublisher whole = HttpRequest.BodyPublishers.ofByteArray(body);
    return chunked ? HttpRequest.BodyPublishers.fromPublisher(whole) : whole;
  }

  private static Map<String, List<String>> lower(HttpResponse<?> response) {
    Map<String, List<String>> headers = new TreeMap<>();
    response
        .headers()
        .map()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
    return headers;
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
