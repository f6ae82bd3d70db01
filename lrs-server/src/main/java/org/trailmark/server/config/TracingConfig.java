package org.trailmark.server.config;

import static org.trailmark.server.config.ServerConfig.check;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What is watched of requests, and who is told: the settings {@code tracing.*}. */
public record TracingConfig(
    @Setting(
            says =
                "the whole address that takes spans by OTLP over HTTP, like"
                    + " `http://127.0.0.1:4318/v1/traces`; without it nothing is watched")
        @Nullable String endpoint,
    @Setting(
            says =
                "headers that are sent to it, each `Name: value`, such as `Authorization: Bearer"
                    + " ...`",
            secret = true)
        List<String> headers,
    @Setting(says = "the `service.name` of the spans", otherwise = "trailmark") String serviceName,
    @Setting(says = "which share of the requests is watched, 0 to 1", otherwise = "1")
        double sample,
    @Setting(
            says =
                "whether the flag of a request's `traceparent` decides instead of `tracing.sample`:"
                    + " for where a gateway in front sets it, because otherwise any caller can have"
                    + " all of his requests watched. The ids of a `traceparent` are taken in any"
                    + " case",
            otherwise = "false")
        boolean followCaller) {
  private static final Pattern HEADER =
      Pattern.compile("([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \\t]*([\\x20-\\x7e]+)");

  public TracingConfig {
    check(
        endpoint == null || isEndpoint(endpoint),
        "endpoint is an address like http://127.0.0.1:4318/v1/traces, with its path, and without a"
            + " name and password");
    check(
        headers.stream().allMatch(header -> HEADER.matcher(header).matches()),
        "headers is a list, each like Name: value");
    headers = List.copyOf(headers);
    check(!serviceName.isBlank(), "serviceName is not empty");
    check(sample >= 0 && sample <= 1, "sample is 0 to 1, not " + sample);
  }

  /** By their names. */
  public Map<String, String> headerValues() {
    Map<String, String> values = new LinkedHashMap<>();
    headers.forEach(
        header -> {
          int colon = header.indexOf(':');
          values.put(header.substring(0, colon), header.substring(colon + 1).strip());
        });
    return values;
  }

  private static boolean isEndpoint(String text) {
    try {
      URI uri = URI.create(text);
      return ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
          && uri.getHost() != null
          && uri.getRawUserInfo() == null
          && uri.getRawPath().length() > 1
          && uri.getRawFragment() == null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  @Override
  public String toString() {
    return "TracingConfig[" + endpoint + "]";
  }
}
