package org.trailmark.server.http.transport;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.DoubleSupplier;
import org.glassfish.grizzly.http.server.HttpHandlerRegistration;
import org.glassfish.grizzly.http.server.HttpServer;
import org.glassfish.grizzly.http.server.NetworkListener;
import org.glassfish.grizzly.http.server.ServerConfiguration;
import org.glassfish.grizzly.nio.transport.TCPNIOTransport;
import org.glassfish.grizzly.ssl.SSLEngineConfigurator;
import org.glassfish.grizzly.strategies.LeaderFollowerNIOStrategy;
import org.glassfish.grizzly.threadpool.ThreadPoolConfig;
import org.glassfish.jersey.grizzly2.httpserver.GrizzlyHttpContainer;
import org.glassfish.jersey.server.ContainerFactory;
import org.glassfish.jersey.server.ResourceConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import org.trailmark.lrs.thread.Daemons;

/** Listens on one address and hands each request to the application whose path it begins with. */
public final class WebServer implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(WebServer.class);

  /** With the time that plugins and storage take to stop, a stop stays below ten seconds. */
  private static final Duration GRACE = Duration.ofSeconds(6);

  /** How long nobody must be being answered, for the last answer to be on its way. */
  private static final Duration LULL = Duration.ofMillis(200);

  /** What a connection may need that sends its head slowly, and everything that we keep of it. */
  private static final long CONNECTION_BYTES = 128 << 10;

  private static final int FEWEST_CONNECTIONS = 64;

  private final HttpServer server;
  private final NetworkListener listener;
  private final Connections connections;
  private final BodyRoom room;
  private final ScheduledExecutorService watch;

  private WebServer(
      HttpServer server,
      NetworkListener listener,
      Connections connections,
      BodyRoom room,
      ScheduledExecutorService watch) {
    this.server = server;
    this.listener = listener;
    this.connections = connections;
    this.room = room;
    this.watch = watch;
  }

  /**
   * Starts to listen.
   *
   * @param applications by the path that each one serves, "" being the rest
   * @throws LrsException {@code INVALID_CONFIGURATION} if it cannot listen there
   */
  public static WebServer start(Listening how, Map<String, ResourceConfig> applications) {
    BodyRoom room = new BodyRoom(Runtime.getRuntime().maxMemory(), Math.max(1, how.workers() / 2));
    Connections connections =
        new Connections(mostConnections(how), how.idle(), how.receiving(), room);
    Optional<ReloadingKeys> keys = Optional.ofNullable(how.tls()).map(ReloadingKeys::new);
    HttpServer server = new HttpServer();
    NetworkListener listener = listener(how, connections, room, keys);
    server.addListener(listener);
    ServerConfiguration configuration = server.getServerConfiguration();
    configuration.getMonitoringConfig().getWebServerConfig().addProbes(connections.ofRequests());
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
          "Cannot listen on " + how.host() + " port " + how.port() + ": " + e.getMessage() + ".",
          e);
    }
    ScheduledExecutorService watch =
        Executors.newSingleThreadScheduledExecutor(Daemons.named("http-watch"));
    everySecond(watch, connections::closeSlow);
    keys.ifPresent(k -> everySecond(watch, k::reload));
    return new WebServer(server, listener, connections, room, watch);
  }

  private static NetworkListener listener(
      Listening how, Connections connections, BodyRoom room, Optional<ReloadingKeys> keys) {
    NetworkListener listener = new NetworkListener("trailmark", how.host(), how.port());
    TCPNIOTransport transport = listener.getTransport();
    transport.setIOStrategy(LeaderFollowerNIOStrategy.getInstance());
    transport.setWorkerThreadPoolConfig(
        ThreadPoolConfig.defaultConfig()
            .setPoolName("http")
            .setCorePoolSize(how.workers())
            .setMaxPoolSize(how.workers()));
    transport.getConnectionMonitoringConfig().addProbes(connections.ofConnections());
    listener.setMaxHttpHeaderSize(how.headerBytes());
    // Each comes in front of those that were there before.
    listener.registerAddOn(new H2cAddOn());
    listener.registerAddOn(new RequestTargetAddOn());
    listener.registerAddOn(new ClientAddressAddOn(new TrustedProxies(how.trustedProxies())));
    listener.registerAddOn(
        new WholeBodyAddOn(connections, room, Math.min(how.bodyBytes(), room.largest())));
    keys.ifPresent(
        k -> {
          listener.setSecure(true);
          listener.setSSLEngineConfig(
              new SSLEngineConfigurator(k.context(), false, false, false)
                  .setEnabledProtocols(new String[] {"TLSv1.3", "TLSv1.2"}));
        });
    return listener;
  }

  private static int mostConnections(Listening how) {
    long room = Runtime.getRuntime().maxMemory() / 2 / CONNECTION_BYTES;
    return how.connections() > 0
        ? how.connections()
        : (int) Math.max(FEWEST_CONNECTIONS, Math.min(room, 100_000));
  }

  /** What it throws once does not end it. */
  private static void everySecond(ScheduledExecutorService watch, Runnable task) {
    Runnable guarded =
        () -> {
          try {
            task.run();
          } catch (RuntimeException e) {
            log.error("The watch over connections stumbled", e);
          }
        };
    var unused = watch.scheduleWithFixedDelay(guarded, 1, 1, TimeUnit.SECONDS);
  }

  /** The largest body that this heap has room for. */
  public static int largestBody() {
    return new BodyRoom(Runtime.getRuntime().maxMemory(), 1).largest();
  }

  /** Numbers for those who watch over it, by their names. */
  public Map<String, DoubleSupplier> gauges() {
    return Map.of(
        "connections.open", connections::open,
        "connections.refused", connections::refused,
        "connections.slow", connections::tooSlow,
        "requests.active", connections::answering,
        "bodies.bytes", room::taken,
        "bodies.room", room::total);
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
      long end = System.nanoTime() + GRACE.toNanos();
      boolean waiting = true;
      while (waiting) {
        boolean quiet = connections.isNobodyAnswered();
        waiting = !isDone(stopped) && !(quiet && connections.isNobodyAnswered());
        if (waiting && System.nanoTime() - end > 0) {
          log.warn("Some requests were cut off");
          waiting = false;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      log.warn("Could not stop in good order", e);
    } finally {
      watch.shutdownNow();
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
