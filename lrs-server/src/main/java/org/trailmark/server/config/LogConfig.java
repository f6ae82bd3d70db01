package org.trailmark.server.config;

import static org.trailmark.server.config.ServerConfig.check;

import java.time.Duration;

/** What is logged, and how: the settings {@code log.*}. */
public record LogConfig(
    @Setting(
            says =
                "how a log event is written, to the standard error: `text`, a line for people, or"
                    + " `json`, a line for programs. Both have the id of the request"
                    + " (`X-Request-Id`)",
            otherwise = "text")
        Format format,
    @Setting(
            says =
                "whether every request is logged: address, credential, method, path, status and"
                    + " time, never the query",
            otherwise = "false")
        boolean access,
    @Setting(
            says = "from when on a request is logged as slow, with the names of its parameters",
            otherwise = "2s")
        Duration slowRequest) {

  /** How a log event is written. */
  public enum Format {
    TEXT,
    JSON
  }

  public LogConfig {
    check(!slowRequest.isNegative(), "slowRequest is 0 or more");
  }
}
