package org.trailmark.server.config;

import static org.trailmark.server.config.ServerConfig.check;

import java.util.List;
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
                    + " without `http.basePath`: what links that are sent to people begin with;"
                    + " where it is not set, no such links are sent")
        @Nullable String publicOrigin,
    @Setting(
            says =
                "threads that answer requests; 0: 8, or one for each processor where there are"
                    + " more",
            otherwise = "0")
        int workers,
    @Setting(
            says =
                "addresses and networks of proxies, like `10.0.0.7` or `fd00::/8`, whose"
                    + " `Forwarded` or `X-Forwarded-For` and `-Proto` are believed; of all others"
                    + " these are ignored")
        List<String> trustedProxies,
    @Setting(says = "TLS, from PEM files that are read again when they change")
        @Nullable TlsConfig tls) {
  private static final Pattern NETWORK =
      Pattern.compile(
          "(\\d{1,3}(\\.\\d{1,3}){3}(/([12]?\\d|3[0-2]))?"
              + "|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*(/(\\d{1,2}|1[01]\\d|12[0-8]))?)");
  private static final int LAST_PORT = 65_535;
  private static final int FEWEST_WORKERS = 8;

  public HttpConfig {
    basePath = basePath == null ? "" : basePath;
    check(port >= 0 && port <= LAST_PORT, "port is 0 to 65535, not " + port);
    check(
        basePath.isEmpty() || basePath.matches("(/[A-Za-z0-9._~-]+)+"),
        "basePath is like /lrs, without a slash at its end");
    check(
        publicOrigin == null || publicOrigin.matches("https?://[^/*,\\s?#]+"),
        "publicOrigin is like https://lrs.example.org, without a path");
    trustedProxies = List.copyOf(trustedProxies);
    check(
        trustedProxies.stream().allMatch(proxy -> NETWORK.matcher(proxy).matches()),
        "trustedProxies is a list of addresses like 10.0.0.7, or networks like 10.0.0.0/8");
    check(workers == 0 || workers >= 2, "workers is 0, or 2 or more");
    workers =
        workers == 0
            ? Math.max(FEWEST_WORKERS, Runtime.getRuntime().availableProcessors())
            : workers;
  }
}
