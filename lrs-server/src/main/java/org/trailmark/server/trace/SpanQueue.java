package org.trailmark.server.trace;

import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Spans on their way out: whoever ends one puts it here and goes on, one thread sends. What finds
 * no room, or is not taken, is dropped and counted; nobody ever waits for a receiver.
 */
final class SpanQueue implements SpanProcessor {
  private static final Logger log = LoggerFactory.getLogger(SpanQueue.class);
  private static final int ROOM = 8_192;
  private static final int BATCH = 512;
  private static final Duration GATHERING = Duration.ofSeconds(1);
  private static final Duration SILENCE = Duration.ofMinutes(1);

  private final SpanExporter exporter;
  private final String receiver;
  private final Duration answering;
  private final BlockingQueue<SpanData> waiting = new ArrayBlockingQueue<>(ROOM);
  private final LongAdder sent = new LongAdder();
  private final LongAdder dropped = new LongAdder();
  private final Thread thread = new Thread(this::run, "trace-export");
  private volatile boolean closing;
  private long complainedNanos;
  private long complainedOf;

  /**
   * @param receiver for the log
   * @param answering how long the exporter takes at most
   */
  SpanQueue(SpanExporter exporter, String receiver, Duration answering) {
    this.exporter = exporter;
    this.receiver = receiver;
    this.answering = answering;
    this.complainedNanos = System.nanoTime() - SILENCE.toNanos();
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  /** How many the receiver took. */
  long sent() {
    return sent.sum();
  }

  /** How many were dropped. */
  long dropped() {
    return dropped.sum();
  }

  @Override
  public void onStart(Context parent, ReadWriteSpan span) {
    // Only what has ended is sent.
  }

  @Override
  public boolean isStartRequired() {
    return false;
  }

  @Override
  public void onEnd(ReadableSpan span) {
    if (!waiting.offer(span.toSpanData())) {
      dropped.increment();
    }
  }

  @Override
  public boolean isEndRequired() {
    return true;
  }

  private void run() {
    try {
      while (!closing) {
        send(gather());
      }
      for (List<SpanData> rest = rest(); !rest.isEmpty(); rest = rest()) {
        send(rest);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the time to end is over
    }
  }

  /** Waits a moment for others to come: a batch costs more than what is in it. */
  private List<SpanData> gather() throws InterruptedException {
    List<SpanData> batch = new ArrayList<>();
    long end = System.nanoTime() + GATHERING.toNanos();
    for (long left = GATHERING.toNanos(); left > 0; left = end - System.nanoTime()) {
      SpanData next = waiting.poll(left, TimeUnit.NANOSECONDS);
      if (next != null) {
        batch.add(next);
        waiting.drainTo(batch, BATCH - batch.size());
      }
      if (closing || batch.size() >= BATCH) {
        break;
      }
    }
    return batch;
  }

  private List<SpanData> rest() {
    List<SpanData> batch = new ArrayList<>();
    waiting.drainTo(batch, BATCH);
    return batch;
  }

  private void send(List<SpanData> batch) throws InterruptedException {
    if (batch.isEmpty()) {
      return;
    }
    CompletableResultCode result = exporter.export(batch);
    result.join(answering.toMillis(), TimeUnit.MILLISECONDS);
    if (result.isSuccess()) {
      sent.add(batch.size());
    } else {
      dropped.add(batch.size());
    }
    if (Thread.interrupted()) {
      throw new InterruptedException("closed");
    }
    if (!result.isSuccess()) {
      complain(reason(result));
    }
  }

  /** A receiver that is away stays so for long: one line a minute says it. */
  private void complain(String because) {
    long now = System.nanoTime();
    if (now - complainedNanos >= SILENCE.toNanos()) {
      long all = dropped();
      log.warn(
          "{} takes no spans: {}. {} were dropped since this was last said",
          receiver,
          because,
          all - complainedOf);
      complainedNanos = now;
      complainedOf = all;
    }
  }

  /** The exporter wraps what hindered it; where nothing did, it was answered. */
  private String reason(CompletableResultCode result) {
    if (!result.isDone()) {
      return "no answer within " + answering.toSeconds() + " s";
    }
    Throwable thrown = result.getFailureThrowable();
    Throwable cause = thrown == null ? null : thrown.getCause();
    return cause == null ? "it refuses them" : cause.toString();
  }

  /**
   * Sends what waits, as far as there is time.
   *
   * @param patience how long it may take
   */
  void close(Duration patience) {
    closing = true;
    try {
      thread.join(patience.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    thread.interrupt();
    exporter.shutdown();
    int left = rest().size() + waiting.size();
    if (left > 0) {
      dropped.add(left);
      log.warn("{} spans that {} had no time for were dropped", left, receiver);
    }
  }
}
