package org.trailmark.bench.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** One load on one server, carried out by the thread that calls {@link #run}. */
public final class LoadClient {
  private static final long LONGEST_LATENCY = TimeUnit.MINUTES.toNanos(2);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final InetSocketAddress server;
  private final RequestSource source;
  private final Load load;
  private final Histogram latency = new Histogram(LONGEST_LATENCY, 3);
  private final ByteBuffer scratch = ByteBuffer.allocateDirect(256 << 10);
  private volatile boolean stopped;
  private long sent;
  private int underWay;
  private long answers;
  private long counted;
  private long errors;
  private long reopened;
  private long lastSign = System.nanoTime();
  private long countFrom;
  private long countUntil;
  private LoadResult.@Nullable FirstError firstError;

  public LoadClient(InetSocketAddress server, RequestSource source, Load load) {
    this.server = server;
    this.source = source;
    this.load = load;
  }

  /**
   * Sends until the load is done, then waits for what is under way: every request that was sent is
   * answered when this returns.
   *
   * @throws LoadFailure if the server cannot be reached, stays silent or does not speak HTTP/1.1
   */
  public LoadResult run() {
    try (Selector selector = Selector.open()) {
      List<Connection> connections = new ArrayList<>();
      try {
        for (int i = 0; i < load.connections(); i++) {
          connections.add(new Connection(server, selector));
        }
        return run(selector, connections);
      } finally {
        for (Connection connection : connections) {
          connection.close();
        }
      }
    } catch (IOException e) {
      throw new LoadFailure("the load on " + server + " broke off: " + e, e);
    }
  }

  /** Lets {@link #run} send no more; safe on any thread. */
  public void stop() {
    stopped = true;
  }

  private LoadResult run(Selector selector, List<Connection> connections) throws IOException {
    countFrom = System.nanoTime() + load.warmUp().toNanos();
    countUntil = countFrom + load.measured().toNanos();
    counted = countFrom;
    for (Connection connection : connections) {
      sendNext(connection);
    }
    while (underWay > 0) {
      if (selector.select(1000) == 0 && System.nanoTime() - lastSign > PATIENCE.toNanos()) {
        throw new LoadFailure(server + " stayed silent for " + PATIENCE.toSeconds() + " s");
      }
      for (SelectionKey key : selector.selectedKeys()) {
        if (key.isValid()) {
          ready(key, (Connection) key.attachment());
        }
      }
      selector.selectedKeys().clear();
    }
    long end = Math.max(Math.min(System.nanoTime(), countUntil), counted);
    return new LoadResult(
        answers,
        errors,
        reopened,
        Duration.ofNanos(Math.max(1, end - countFrom)),
        latency,
        firstError);
  }

  private void ready(SelectionKey key, Connection connection) throws IOException {
    lastSign = System.nanoTime();
    try {
      if (key.isWritable()) {
        connection.write();
      } else if (connection.read(scratch)) {
        answered(connection);
      }
    } catch (Connection.ConnectionClosed | SocketException e) {
      reopened++;
      connection.resend();
    }
  }

  private void answered(Connection connection) throws IOException {
    underWay--;
    long now = System.nanoTime();
    ResponseReader response = connection.response();
    if (response.status() >= 300) {
      errors++;
      if (firstError == null) {
        firstError = new LoadResult.FirstError(response.status(), response.keptBody());
      }
    } else if (now >= countFrom && !over(now)) {
      answers++;
      counted = now;
      latency.recordValue(Math.min(now - connection.sentAt(), LONGEST_LATENCY));
    }
    if (response.closing()) {
      reopened++;
      connection.reopen();
    }
    sendNext(connection);
  }

  /** Not before there is something to tell. */
  private boolean over(long now) {
    return now >= countUntil && answers > 0;
  }

  /** One error is enough: a load that is refused measures nothing. */
  private void sendNext(Connection connection) throws IOException {
    if (stopped || errors > 0 || sent == load.requests() || over(System.nanoTime())) {
      connection.key().interestOps(0);
      return;
    }
    sent++;
    underWay++;
    connection.send(source);
  }
}
