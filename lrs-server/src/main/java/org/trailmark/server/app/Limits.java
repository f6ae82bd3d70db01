package org.trailmark.server.app;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trailmark.lrs.xapi.StatementParser;
import org.trailmark.server.config.LimitsConfig;
import org.trailmark.server.config.ServerConfig;
import org.trailmark.server.config.TlsConfig;
import org.trailmark.server.http.transport.Listening;
import org.trailmark.server.http.transport.WebServer;

/** What the configuration says, as the server's parts take it. */
final class Limits {
  private static final Logger log = LoggerFactory.getLogger(Limits.class);

  private Limits() {}

  /** The largest body: what is set, or what this heap has room for, where that is less. */
  static int body(LimitsConfig limits) {
    return Math.min(limits.body().arrayBytes(), WebServer.largestBody());
  }

  static StatementParser.Limits parser(LimitsConfig limits) {
    return new StatementParser.Limits(
        limits.statement().arrayBytes(), limits.depth(), limits.statements());
  }

  static Listening listening(ServerConfig config) {
    LimitsConfig limits = config.limits();
    if (body(limits) < limits.body().bytes()) {
      log.warn(
          "limits.body is {}, for which this heap has no room; a body may have {} bytes",
          limits.body(),
          body(limits));
    }
    return new Listening(
        config.http().host(),
        config.http().port(),
        config.http().workers(),
        limits.head().arrayBytes(),
        limits.connections(),
        limits.idle(),
        limits.receiving(),
        limits.body().arrayBytes(),
        config.http().trustedProxies(),
        tls(config.http().tls()));
  }

  private static Listening.@Nullable Tls tls(@Nullable TlsConfig tls) {
    return tls == null ? null : new Listening.Tls(tls.certificate(), tls.key());
  }
}
