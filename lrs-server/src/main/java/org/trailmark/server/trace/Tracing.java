package org.trailmark.server.trace;

import java.time.Duration;
import org.glassfish.jersey.server.monitoring.ApplicationEventListener;

/**
 * Watches requests and what comes of them, and sends the spans to a receiver. To know this class is
 * to load nothing of OpenTelemetry: {@link #to} does.
 */
public final class Tracing implements AutoCloseable {
  private static final Duration LAST_WORDS = Duration.ofSeconds(2);

  private final SpanQueue queue;
  private final RequestSpans requests;

  Tracing(SpanQueue queue, RequestSpans requests) {
    this.queue = queue;
    this.requests = requests;
  }

  /** Begins to send; whether anybody takes it is not asked. */
  public static Tracing to(Receiver receiver, Sampling sampling) {
    return Otlp.open(receiver, sampling);
  }

  /** To be registered with every application. */
  public ApplicationEventListener requests() {
    return requests;
  }

  /** How many spans the receiver took. */
  public long sent() {
    return queue.sent();
  }

  /** How many spans were dropped, because the receiver was away or too slow. */
  public long dropped() {
    return queue.dropped();
  }

  /** Sends what waits, for two seconds at most. */
  @Override
  public void close() {
    queue.close(LAST_WORDS);
  }
}
