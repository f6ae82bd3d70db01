package org.trailmark.server.config;

import static org.trailmark.server.config.ServerConfig.check;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where a server listens: the settings {@code http.*}. */
public record HttpConfig(
    @Setting(says = "the address to listen on; `0.0.0.0` for every one", otherwise = "127.0.0.1")
        String host,
    @Setting(says = "the port to listen on; 0: any free one", otherwise = "8080") int port,
    @Setting(
            says =
                "what a proxy puts in front of every path and takes away again, like `/lrs`; `more`"
                    + " links carry it")
        String basePath,
    @Setting(
            says =
                "under which origin browsers reach this server, like `https://lrs.example.org`,"
                    + " without `basePath`: what links that are sent to people begin with; without"
                    + " it, none are")
        @Nullable String publicOrigin,
    @Setting(
            says =
                "threads that answer requests; 0: 8, or one for each processor where there are"
                    + " more",
            otherwise = "0")
        int workers) {
  private static final Pattern ORIGIN = Pattern.compile("https?://[^/*,\\s?#]+");
  private static final int LAST_PORT = 65_535;
  private static final int FEWEST_WORKERS = 8;

  public HttpConfig {
    basePath = basePath == null ? "" : basePath;
    check(port >= 0 && port <= LAST_PORT, "port is 0 to 65535, not " + port);
    check(
        basePath.isEmpty() || basePath.matches("(/[A-Za-z0-9._~-]+)+"),
        "basePath is like /lrs, without a slash at its end");
    check(
        publicOrigin == null || ORIGIN.matcher(publicOrigin).matches(),
        "publicOrigin is like https://lrs.example.org, without a path");
    check(workers == 0 || workers >= 2, "workers is 0, or 2 or more");
    workers =
        workers == 0
            ? Math.max(FEWEST_WORKERS, Runtime.getRuntime().availableProcessors())
            : workers;
  }
}
