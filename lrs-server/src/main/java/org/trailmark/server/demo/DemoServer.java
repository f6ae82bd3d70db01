package org.trailmark.server.demo;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * What the demo needs of a running server. {@code app} has one; this package must not know how it
 * is made.
 */
public interface DemoServer extends AutoCloseable {

  /** Where it listens, ending with a slash. */
  URI baseUri();

  /**
   * Waits until every plugin has handled all that was stored before {@code through} and knows that
   * it is so late.
   *
   * @return false when the time ran out
   */
  boolean awaitPlugins(Instant through, Duration timeout);

  @Override
  void close();

  /** Starts servers. */
  @FunctionalInterface
  interface Launcher {
    /**
     * Starts one; when this returns it takes requests.
     *
     * @param data where it keeps everything
     * @param port 0: any free one
     * @param key of the admin credential that it must know
     * @param secret of that credential
     * @param clock all the time that it knows
     */
    DemoServer start(Path data, int port, String key, String secret, InstantSource clock);
  }
}
