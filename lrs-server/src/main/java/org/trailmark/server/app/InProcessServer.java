package org.trailmark.server.app;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.trailmark.server.config.ServerConfig;
import org.trailmark.server.demo.DemoServer;

/** The server that {@code app} lends the demo: a whole one, in this process. */
public final class InProcessServer implements DemoServer {
  private final TrailmarkServer server;

  private InProcessServer(TrailmarkServer server) {
    this.server = server;
  }

  /** A {@link DemoServer.Launcher}. */
  public static DemoServer start(
      Path data, int port, String key, String secret, InstantSource clock) {
    Map<String, String> settings =
        Map.of("http.port", String.valueOf(port), "admin.key", key, "admin.secret", secret);
    return new InProcessServer(TrailmarkServer.start(ServerConfig.of(data, settings), clock));
  }

  @Override
  public URI baseUri() {
    return server.baseUri();
  }

  @Override
  public boolean awaitPlugins(Instant through, Duration timeout) {
    return server.awaitPlugins(through, timeout);
  }

  @Override
  public void close() {
    server.close();
  }
}
