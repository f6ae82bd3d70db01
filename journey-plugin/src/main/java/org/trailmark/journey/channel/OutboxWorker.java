package org.trailmark.journey.channel;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
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
  private static final Duration ENDING = Duration.ofSeconds(15);

  /**
   * After so long a delivery of which nobody reports is tried again. Longer than the slowest mail
   * server may take: all its time-outs one after another.
   */
  static final Duration LEASE = Duration.ofMinutes(5);

  private final PluginDatabase database;
  private final InstantSource clock;
  private final Map<String, Carrier> carriers;
  private final Backoff backoff;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;

  /**
   * @param carriers one for each channel that writes into the outbox; closed with this
   */
  public OutboxWorker(
      PluginDatabase database, InstantSource clock, Collection<Carrier> carriers, Backoff backoff) {
    this.database = database;
    this.clock = clock;
    this.carriers = carriers.stream().collect(toUnmodifiableMap(Carrier::channel, c -> c));
    this.backoff = backoff;
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
      thread.join(ENDING.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    carriers.values().forEach(Carrier::close);
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
    Carried carried = carry(claim);
    Instant now = clock.instant();
    Instant next = now.plus(backoff.afterAttempt(claim.attempt()));
    database.write(
        c -> {
          Outbox outbox = new Outbox(Handles.over(c));
          switch (carried.outcome()) {
            case DELIVERED -> outbox.delivered(claim, now);
            case FAILED -> outbox.failed(claim, carried.error(), now, next);
            case REFUSED -> outbox.dead(claim, carried.error(), now);
          }
          return claim;
        });
  }

  private Carried carry(Outbox.Claim claim) throws InterruptedException {
    Carrier carrier = carriers.get(claim.channel());
    return carrier == null
        ? Carried.failed(claim.channel() + " is not configured")
        : carrier.carry(new Carrier.Parcel(claim.key(), claim.payload()));
  }
}
