package org.trailmark.server.app;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.trailmark.server.config.ServerConfig;

/** A running Trailmark: storage, plugins and HTTP, started and stopped in order. */
public final class TrailmarkServer implements AutoCloseable {
  private final URI baseUri;

  private TrailmarkServer(URI baseUri) {
    this.baseUri = baseUri;
  }

  /**
   * Starts a server; when this returns it takes requests.
   *
   * @throws org.trailmark.lrs.problem.LrsException if it cannot, saying why
   */
  public static TrailmarkServer start(ServerConfig config, InstantSource clock) {
    return new TrailmarkServer(URI.create("http://" + config.host() + ":" + config.port() + "/"));
  }

  /**
   * Where it listens, with the port that it found free, for example {@code http://127.0.0.1:8080/}.
   */
  public URI baseUri() {
    return baseUri;
  }

  /** The admin credential that this start made; empty when there was one, or one was configured. */
  public Optional<Credentials> madeCredentials() {
    return Optional.empty();
  }

  /** Asks every plugin for its {@code onTime} soon; for clocks that are moved by hand. */
  public void wakePlugins() {}

  /**
   * Waits until every plugin has handled all that was stored before {@code through} and its {@code
   * onTime} has been called with that time or a later one.
   *
   * @return false when the time ran out
   */
  public boolean awaitPlugins(Instant through, Duration timeout) {
    return true;
  }

  /** Finishes what was accepted, then stops plugins and storage. */
  @Override
  public void close() {}

  /** A key and its secret, in the clear. */
  public record Credentials(String key, String secret) {}
}
