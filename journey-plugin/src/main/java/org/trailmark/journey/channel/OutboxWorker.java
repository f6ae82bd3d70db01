package org.trailmark.journey.channel;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trailmark.journey.db.Handles;
import org.trailmark.journey.db.Json;
import org.trailmark.journey.extension.Carried;
import org.trailmark.journey.extension.Carrier;
import org.trailmark.journey.extension.Parcel;
import org.trailmark.journey.extension.Payload;
import org.trailmark.lrs.store.PluginDatabase;
import org.trailmark.lrs.trace.RememberedContexts;
import org.trailmark.lrs.trace.Span;
import org.trailmark.lrs.trace.SpanContext;

/**
 * Empties the outbox of one channel: one delivery after another, on one thread of its own, so that
 * a receiver that is slow holds up no other channel. Holds no transaction while it waits for a
 * receiver. Where several nodes share a database, the one that runs the plugin delivers.
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

  /**
   * A node that lost its turn because it lost the database may have a webhook's call in the air
   * still: longer than the slowest of them takes.
   */
  static final Duration HANDOVER = Duration.ofSeconds(30);

  /** A clock that is put right falls by less. */
  private static final Duration SET_BACK = Duration.ofMinutes(1);

  private final PluginDatabase database;
  private final InstantSource clock;
  private final String process;
  private final String channel;
  private final Carrier carrier;
  private final Backoff backoff;
  private final RememberedContexts<String> causes;
  private @Nullable Instant looked;
  private boolean stoodBy;
  private volatile @Nullable Instant carryingSince;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;

  /**
   * @param process this one, among all that ever use the database
   * @param channel as definitions name it
   * @param carrier brings its deliveries; closed with this
   * @param causes of deliveries, by the keys of their touchpoints
   */
  public OutboxWorker(
      PluginDatabase database,
      InstantSource clock,
      String process,
      String channel,
      Carrier carrier,
      Backoff backoff,
      RememberedContexts<String> causes) {
    this.database = database;
    this.clock = clock;
    this.process = process;
    this.channel = channel;
    this.carrier = carrier;
    this.backoff = backoff;
    this.causes = causes;
    this.thread = new Thread(this::run, "journey-outbox-" + channel);
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

  /** What is wrong with it, in words; empty: nothing is. */
  public Optional<String> complaint() {
    Instant since = carryingSince;
    if (!isAlive()) {
      return Optional.of("the outbox of " + channel + " has ended; restart to deliver again");
    }
    return since != null && since.plus(LEASE).isBefore(clock.instant())
        ? Optional.of(channel + " has not come back from a delivery since " + since)
        : Optional.empty();
  }

  /** The channel that it serves, as definitions name it. */
  public String channel() {
    return channel;
  }

  /** Asks it to end; returns at once. */
  public void end() {
    closing.countDown();
    thread.interrupt();
  }

  /** Ends within the time of one answer; what was broken off is tried again at the next start. */
  @Override
  public void close() {
    end();
    try {
      thread.join(ENDING.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    carrier.close();
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
      if (!database.isOurTurn()) {
        looked = null;
        stoodBy = true;
        return false;
      }
      Instant now = clock.instant();
      takeUp(now);
      // Most looks find nothing: a read does not keep the handler from writing.
      boolean due = database.read(c -> new Outbox(Handles.over(c)).isDue(channel, now));
      if (!due) {
        return false;
      }
      Optional<Outbox.Claim> claim =
          database.write(
              c -> new Outbox(Handles.over(c)).claim(channel, now, now.plus(LEASE), process));
      if (claim.isEmpty()) {
        return false;
      }
      deliver(claim.get());
      return true;
    } catch (RuntimeException e) {
      // Whatever it is, the other deliveries must go on: this one comes again after its lease.
      LOG.warn("the outbox of {} cannot be read or written now; it is tried again", channel, e);
      return false;
    }
  }

  /**
   * At the beginning, what processes that ended had in hand is taken up, and what a clock that was
   * ahead put off for longer than any pause; when the clock falls, all that waits.
   */
  private void takeUp(Instant now) {
    Instant before = looked;
    boolean setBack = before != null && now.plus(SET_BACK).isBefore(before);
    if (before == null || setBack) {
      Instant latest = setBack ? now : now.plus(Backoff.LONGEST);
      Instant free = stoodBy ? now.plus(HANDOVER) : now;
      database.write(
          c -> {
            Outbox outbox = new Outbox(Handles.over(c));
            outbox.releaseOthers(channel, process, free);
            outbox.hasten(channel, now, latest);
            return true;
          });
    }
    looked = now;
  }

  private void deliver(Outbox.Claim claim) throws InterruptedException {
    Span span =
        causes
            .get(claim.key())
            .begin("touchpoint.deliver")
            .with("trailmark.channel", channel)
            .with("trailmark.attempt", claim.attempt());
    SpanContext before = span.context().makeCurrent();
    try (span) {
      deliver(claim, span);
    } finally {
      before.makeCurrent();
    }
  }

  private void deliver(Outbox.Claim claim, Span span) throws InterruptedException {
    Carried carried = carryOrRelease(claim);
    if (carried.outcome() != Carried.Outcome.DELIVERED) {
      span.failed(carried.outcome().name().toLowerCase(Locale.ROOT));
    }
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

  /** One that is broken off because the plugin ends does not wait for its lease. */
  private Carried carryOrRelease(Outbox.Claim claim) throws InterruptedException {
    try {
      return carry(claim);
    } catch (InterruptedException e) {
      database.write(
          c -> {
            new Outbox(Handles.over(c)).release(claim, clock.instant());
            return claim;
          });
      throw e;
    }
  }

  /** Whatever a carrier throws, the next delivery has its turn. */
  private Carried carry(Outbox.Claim claim) throws InterruptedException {
    carryingSince = clock.instant();
    try {
      Payload content = Json.read(claim.payload(), Payload.class);
      return requireNonNull(
          carrier.carry(new Parcel(content, claim.payload())), "the carrier says nothing");
    } catch (RuntimeException | LinkageError e) {
      LOG.warn("{} failed to carry {}", channel, claim.key(), e);
      return Carried.failed(e);
    } finally {
      carryingSince = null;
    }
  }
}
