package org.trailmark.server.http;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.glassfish.grizzly.http.server.HttpHandlerRegistration;
import org.glassfish.grizzly.http.server.HttpServer;
import org.glassfish.grizzly.http.server.NetworkListener;
import org.glassfish.grizzly.http.server.ServerConfiguration;
import org.glassfish.grizzly.strategies.LeaderFollowerNIOStrategy;
import org.glassfish.grizzly.threadpool.ThreadPoolConfig;
import org.glassfish.jersey.grizzly2.httpserver.GrizzlyHttpContainer;
import org.glassfish.jersey.server.ContainerFactory;
import org.glassfish.jersey.server.ResourceConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;

/** Listens on one address and hands each request to the application whose path it begins with. */
public final class WebServer implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(WebServer.class);

  /** Room for a query with long filters and for the {@code more} that carries it on. */
  private static final int MAX_HEADER_BYTES = 64 << 10;

  private static final Duration GRACE = Duration.ofSeconds(10);

  /** How long nobody must be being answered, for the last answer to be on its way. */
  private static final Duration LULL = Duration.ofMillis(200);

  private final HttpServer server;
  private final NetworkListener listener;
  private final BeingAnswered beingAnswered;

  private WebServer(HttpServer server, NetworkListener listener, BeingAnswered beingAnswered) {
    this.server = server;
    this.listener = listener;
    this.beingAnswered = beingAnswered;
  }

  /**
   * Starts to listen.
   *
   * @param port 0: any free one
   * @param workers threads that answer
   * @param applications by the path that each one serves, "" being the rest
   * @throws LrsException {@code INVALID_CONFIGURATION} if it cannot listen there
   */
  public static WebServer start(
      String host, int port, int workers, Map<String, ResourceConfig> applications) {
    HttpServer server = new HttpServer();
    NetworkListener listener = new NetworkListener("trailmark", host, port);
    listener.getTransport().setIOStrategy(LeaderFollowerNIOStrategy.getInstance());
    listener
        .getTransport()
        .setWorkerThreadPoolConfig(
            ThreadPoolConfig.defaultConfig()
                .setPoolName("http")
                .setCorePoolSize(workers)
                .setMaxPoolSize(workers));
    listener.setMaxHttpHeaderSize(MAX_HEADER_BYTES);
    listener.registerAddOn(new H2cAddOn());
    listener.registerAddOn(new RequestTargetAddOn());
    server.addListener(listener);
    BeingAnswered beingAnswered = new BeingAnswered();
    listener
        .getTransport()
        .getConnectionMonitoringConfig()
        .addProbes(beingAnswered.ofConnections());
    ServerConfiguration configuration = server.getServerConfiguration();
    configuration.getMonitoringConfig().getWebServerConfig().addProbes(beingAnswered.ofRequests());
    configuration.setPassTraceRequest(true);
    // Some clients send {} with every GET and DELETE; without this it is refused past our filters.
    configuration.setAllowPayloadForUndefinedHttpMethods(true);
    configuration.setDefaultErrorPageGenerator(
        (request, status, reason, description, exception) -> reason + "\n");
    applications.forEach((path, application) -> add(configuration, path, application));
    // Otherwise answered with 500; to us a path with one is one more that leads nowhere.
    server.getHttpHandler().setAllowEncodedSlash(true);
    try {
      server.start();
    } catch (IOException e) {
      server.shutdownNow();
      throw new LrsException(
          ProblemCode.INVALID_CONFIGURATION,
          "Cannot listen on " + host + " port " + port + ": " + e.getMessage() + ".",
          e);
    }
    return new WebServer(server, listener, beingAnswered);
  }

  /** Answers at one more path from now on. */
  public void add(String path, Mount mount) {
    server.getServerConfiguration().addHttpHandler(mount, at(path));
  }

  /** The port that it listens on. */
  public int port() {
    return listener.getPort();
  }

  /** Takes no more requests, and waits a little for those that are being answered. */
  @Override
  public void close() {
    Future<?> stopped = server.shutdown(GRACE.toMillis(), TimeUnit.MILLISECONDS);
    try {
      Instant end = Instant.now().plus(GRACE);
      boolean waiting = true;
      while (waiting) {
        boolean quiet = beingAnswered.isNobody();
        waiting = !isDone(stopped) && !(quiet && beingAnswered.isNobody());
        if (waiting && Instant.now().isAfter(end)) {
          log.warn("Some requests were cut off");
          waiting = false;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      log.warn("Could not stop in good order", e);
    } finally {
      server.shutdownNow();
    }
  }

  /** Whether it is done, now or within a lull. */
  private static boolean isDone(Future<?> stopped) throws InterruptedException, ExecutionException {
    try {
      stopped.get(LULL.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    }
  }

  private static void add(
      ServerConfiguration configuration, String path, ResourceConfig application) {
    GrizzlyHttpContainer handler =
        ContainerFactory.createContainer(GrizzlyHttpContainer.class, application);
    handler.setAllowEncodedSlash(true);
    configuration.addHttpHandler(handler, at(path));
  }

  private static HttpHandlerRegistration at(String path) {
    return HttpHandlerRegistration.builder().contextPath(path).urlPattern("/*").build();
  }
}
