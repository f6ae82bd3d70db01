package org.trailmark.spec.conformance.http;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import tools.jackson.databind.JsonNode;

/** The LRS under test: makes requests that are right in all that a test does not change. */
public final class Lrs {
  private final URI endpoint;
  private final String authorization;
  private final Version version;

  /**
   * @param endpoint the base address that resources are under, for example {@code
   *     https://lrs.example.org/xapi/}
   */
  public Lrs(URI endpoint, String key, String secret, Version version) {
    String base = endpoint.toString();
    this.endpoint = URI.create(base.endsWith("/") ? base : base + "/");
    this.authorization = basic(key, secret);
    this.version = version;
  }

  public Version version() {
    return version;
  }

  /** Ends with a slash. */
  public URI endpoint() {
    return endpoint;
  }

  /** The value of the Authorization header. */
  public String authorization() {
    return authorization;
  }

  /** The value of an Authorization header for these credentials. */
  public static String basic(String key, String secret) {
    byte[] pair = (key + ":" + secret).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(pair);
  }

  public Request get(String resource) {
    return request("GET", resource);
  }

  public Request head(String resource) {
    return request("HEAD", resource);
  }

  public Request put(String resource) {
    return request("PUT", resource);
  }

  public Request post(String resource) {
    return request("POST", resource);
  }

  public Request delete(String resource) {
    return request("DELETE", resource);
  }

  /**
   * A request with authorization and version.
   *
   * @param resource relative to the endpoint, or, with a leading slash, to the host (as in {@code
   *     more})
   */
  public Request request(String method, String resource) {
    return new Request(method, endpoint.resolve(resource).toString())
        .header("Authorization", authorization)
        .header("X-Experience-API-Version", version.header());
  }

  /** Posts a statement or a batch. */
  public Answer postStatements(JsonNode content) {
    return post("statements").json(content).send();
  }

  /** Puts a statement under its id. */
  public Answer putStatement(String id, JsonNode statement) {
    return put("statements").query("statementId", id).json(statement).send();
  }
}
