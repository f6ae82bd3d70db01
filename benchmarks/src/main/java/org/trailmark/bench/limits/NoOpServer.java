package org.trailmark.bench.limits;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;
import org.trailmark.server.http.transport.Listening;
import org.trailmark.server.http.transport.WebServer;

/**
 * Jersey on Grizzly with {@link NoOpResource} and nothing else. The transport is the program's own
 * {@link WebServer} with its usual number of workers; there are no filters and no authentication.
 */
public final class NoOpServer {
  /** As many as {@code lrs-server} has when nothing else is set. */
  private static final int WORKERS = Math.max(8, Runtime.getRuntime().availableProcessors());

  /** With the limits that Trailmark has where nothing is set. */
  private static final Listening AS_TRAILMARK_DOES =
      new Listening(
          "127.0.0.1",
          0,
          WORKERS,
          64 << 10,
          0,
          Duration.ofSeconds(30),
          Duration.ofMinutes(1),
          16 << 20,
          List.of(),
          null);

  private NoOpServer() {}

  /** Starts it on a free port of loopback. */
  public static WebServer start() {
    ResourceConfig application =
        new ResourceConfig()
            .property(ServerProperties.WADL_FEATURE_DISABLE, true)
            .property(ServerProperties.FEATURE_AUTO_DISCOVERY_DISABLE, true)
            .property(ServerProperties.METAINF_SERVICES_LOOKUP_DISABLE, true)
            .register(new NoOpResource());
    return WebServer.start(AS_TRAILMARK_DOES, Map.of("/xapi", application));
  }

  /** Starts it, says where, and serves until the process is ended. */
  public static void main(String... arguments) throws InterruptedException {
    WebServer server = start();
    System.out.println("ready http://127.0.0.1:" + server.port() + "/xapi");
    Thread.currentThread().join();
  }
}
