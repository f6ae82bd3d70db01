package org.trailmark.bench.load;

import static java.util.Objects.requireNonNull;

import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Where an LRS is, and as whom to speak to it.
 *
 * @param uri of its xAPI, without a slash at the end; {@code http} alone
 * @param authorization value of the header
 */
public record Endpoint(URI uri, String authorization) {
  static final String VERSION = "1.0.3";

  public Endpoint {
    requireNonNull(authorization, "authorization");
    if (!"http".equals(uri.getScheme()) || uri.getHost() == null) {
      throw new IllegalArgumentException("an endpoint is like http://127.0.0.1:8080/xapi: " + uri);
    }
  }

  /** With HTTP Basic. */
  public static Endpoint of(URI uri, String key, String secret) {
    String text = uri.toString();
    byte[] credential = (key + ":" + secret).getBytes(StandardCharsets.UTF_8);
    return new Endpoint(
        URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text),
        "Basic " + Base64.getEncoder().encodeToString(credential));
  }

  /** Where to connect. */
  public InetSocketAddress address() {
    return new InetSocketAddress(uri.getHost(), uri.getPort() < 0 ? 80 : uri.getPort());
  }

  /** A whole GET of what lies below the endpoint. */
  public byte[] get(String path) {
    return (line("GET", path) + "\r\n").getBytes(StandardCharsets.US_ASCII);
  }

  /** The head of a POST of JSON, up to where the length of the body is to follow. */
  public byte[] postUpToLength(String path) {
    return (line("POST", path) + "Content-Type: application/json\r\nContent-Length: ")
        .getBytes(StandardCharsets.US_ASCII);
  }

  private String line(String method, String path) {
    return "%s %s%s HTTP/1.1\r\nHost: %s\r\nAuthorization: %s\r\nX-Experience-API-Version: %s\r\n"
        .formatted(method, uri.getRawPath(), path, uri.getAuthority(), authorization, VERSION);
  }
}
