package org.trailmark.server.trace;

import java.net.URI;
import java.util.Map;

/**
 * Who takes the spans.
 *
 * @param endpoint whole, like {@code http://127.0.0.1:4318/v1/traces}
 * @param headers sent with each request to it: secrets
 * @param service what the spans say they come from
 * @param version of it
 */
public record Receiver(URI endpoint, Map<String, String> headers, String service, String version) {

  public Receiver {
    headers = Map.copyOf(headers);
  }

  /** For logs: a path may hold a secret. */
  String shown() {
    return endpoint.getScheme() + "://" + endpoint.getRawAuthority();
  }

  @Override
  public String toString() {
    return shown();
  }
}
