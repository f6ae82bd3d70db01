package org.trailmark.journey.channel;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trailmark.journey.db.Handles;
import org.trailmark.lrs.store.PluginDatabase;

/**
 * Empties the outbox: one delivery after another, on one thread of its own. Holds no transaction
 * while it waits for a receiver.
 */
public final class OutboxWorker implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(OutboxWorker.class);
  private static final Duration POLL = Duration.ofMillis(300);
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration ANSWER = Duration.ofSeconds(15);
  private static final Duration LEASE = Duration.ofMinutes(1);

  private final PluginDatabase database;
  private final InstantSource clock;
  private final Map<String, URI> receivers;
  private final Backoff backoff;
  private final HttpClient http;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;

  /**
   * @param receivers by the name of their channel, {@code webhook:NAME}
   */
  public OutboxWorker(
      PluginDatabase database, InstantSource clock, Map<String, URI> receivers, Backoff backoff) {
    this.database = database;
    this.clock = clock;
    this.receivers = Map.copyOf(receivers);
    this.backoff = backoff;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    this.thread = new Thread(this::run, "journey-outbox");
    thread.setDaemon(true);
  }

  /** Begins; once. */
  public void start() {
    thread.start();
  }

  /** Whether the thread is at work. */
  public boolean isAlive() {
    return thread.isAlive();
  }

  /** Ends within the time of one answer; what was in the air is tried again at the next start. */
  @Override
  public void close() {
    closing.countDown();
    thread.interrupt();
    try {
      thread.join(ANSWER.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      while (closing.getCount() > 0) {
        if (!deliverNext() && closing.await(POLL.toMillis(), TimeUnit.MILLISECONDS)) {
          return;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // asked to end
    }
  }

  /** Whether there was something to do. */
  private boolean deliverNext() throws InterruptedException {
    try {
      Instant now = clock.instant();
      // Most looks find nothing: a read does not keep the handler from writing.
      boolean due = database.read(c -> new Outbox(Handles.over(c)).isDue(now));
      if (!due) {
        return false;
      }
      Optional<Outbox.Claim> claim =
          database.write(c -> new Outbox(Handles.over(c)).claim(now, now.plus(LEASE)));
      if (claim.isEmpty()) {
        return false;
      }
      deliver(claim.get());
      return true;
    } catch (RuntimeException e) {
      // Whatever it is, the other deliveries must go on: this one comes again after its lease.
      LOG.warn("the outbox cannot be read or written now; it is tried again", e);
      return false;
    }
  }

  private void deliver(Outbox.Claim claim) throws InterruptedException {
    Optional<String> error = call(claim);
    Instant now = clock.instant();
    Instant next = now.plus(backoff.afterAttempt(claim.attempt()));
    database.write(
        c -> {
          Outbox outbox = new Outbox(Handles.over(c));
          if (error.isEmpty()) {
            outbox.delivered(claim, now);
          } else {
            outbox.failed(claim, error.get(), now, next);
          }
          return claim;
        });
  }

  /** What went wrong, in words; empty: nothing did. */
  private Optional<String> call(Outbox.Claim claim) throws InterruptedException {
    URI receiver = receivers.get(claim.channel());
    if (receiver == null) {
      return Optional.of(claim.channel() + " is not configured");
    }
    try {
      HttpRequest request =
          HttpRequest.newBuilder(receiver)
              .timeout(ANSWER)
              .header("Content-Type", "application/json")
              .header("Idempotency-Key", claim.key())
              .POST(HttpRequest.BodyPublishers.ofString(claim.payload()))
              .build();
      HttpResponse<Void> answer = http.send(request, HttpResponse.BodyHandlers.discarding());
      return answer.statusCode() / 100 == 2
          ? Optional.empty()
          : Optional.of("the receiver answered " + answer.statusCode());
    } catch (IOException | RuntimeException e) {
      String message = e.getMessage();
      return Optional.of(e.getClass().getSimpleName() + (message == null ? "" : ": " + message));
    }
  }
}
