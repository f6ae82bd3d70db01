package org.trailmark.journey.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trailmark.journey.db.Handles;
import org.trailmark.journey.db.Json;
import org.trailmark.journey.db.MigratedStore;
import org.trailmark.journey.extension.Carried;
import org.trailmark.journey.extension.Carrier;
import org.trailmark.journey.extension.Payload;
import org.trailmark.lrs.sql.SqliteStorage;
import org.trailmark.lrs.store.PluginDatabase;
import org.trailmark.lrs.trace.RememberedContexts;

/** What is in the air when a process ends, a node takes over, a receiver hangs, a clock jumps. */
class OutboxWorkerTest {
  private static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String CHANNEL = "webhook:lms";

  @TempDir Path folder;
  private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
  private final AtomicInteger looks = new AtomicInteger();
  private final AtomicBoolean ourTurn = new AtomicBoolean(true);
  private final BlockingQueue<Instant> calls = new LinkedBlockingQueue<>();
  private SqliteStorage storage;
  private PluginDatabase database;

  @BeforeEach
  void open() {
    storage = SqliteStorage.open(folder, now::get);
    database = new TakingTurns(MigratedStore.journeys(storage));
    outbox(
        outbox -> {
          outbox.add(CHANNEL, 5, List.of(new Outbox.Post("key", "ann", payload(), NOON)));
          return true;
        });
  }

  @AfterEach
  void close() {
    storage.close();
  }

  private static String payload() {
    return Json.write(
        new Payload(
            "key",
            "hello",
            1,
            new Payload.JourneyRef("j", 1, Map.of()),
            1,
            "step",
            "stage",
            NOON,
            new Payload.Addressee("ann", null, List.of()),
            "know whom to ask",
            null,
            "none",
            Map.of(),
            null,
            new Payload.Words("Hello", "there", "en"),
            null,
            NOON));
  }

  private <T> T outbox(Function<Outbox, T> work) {
    return database.write(c -> work.apply(new Outbox(Handles.over(c))));
  }

  private Delivery delivery() {
    return outbox(outbox -> outbox.ofKeys(List.of("key"))).getOrDefault("key", List.of()).get(0);
  }

  private void awaitDelivered() {
    await().atMost(PATIENCE).until(() -> delivery().state() == Delivery.State.DELIVERED);
  }

  private OutboxWorker worker(String process, Carrier carrier) {
    Backoff backoff = new Backoff(Duration.ofHours(1));
    return new OutboxWorker(
        database, now::get, process, CHANNEL, carrier, backoff, new RememberedContexts<>());
  }

  private Carried deliver() {
    calls.add(now.get());
    return Carried.delivered();
  }

  private Carried fail() {
    calls.add(now.get());
    return Carried.failed("not today");
  }

  /** As a process leaves it that is killed while it waits for the receiver. */
  private void claimAs(String process) {
    Instant leaseUntil = NOON.plus(OutboxWorker.LEASE);
    Optional<Outbox.Claim> claim = outbox(o -> o.claim(CHANNEL, NOON, leaseUntil, process));
    assertThat(claim).isPresent();
  }

  /** Waits until the worker has looked once more, and so seen all that was before. */
  private void awaitLook() {
    int before = looks.get();
    await().atMost(PATIENCE).until(() -> looks.get() > before + 1);
  }

  @Test
  void inTheAir_whenItsProcessWasKilled_isTriedAtOnce() throws Exception {
    claimAs("killed");

    try (OutboxWorker next = worker("next", parcel -> deliver())) {
      next.start();
      awaitDelivered();
    }

    assertThat(calls).containsExactly(NOON);
    assertThat(delivery().attempts()).isEqualTo(2);
  }

  @Test
  void inTheAir_inThisProcessStill_isLeftAlone() throws Exception {
    claimAs("this");

    try (OutboxWorker reloaded = worker("this", parcel -> deliver())) {
      reloaded.start();
      awaitLook();
    }

    assertThat(calls).isEmpty();
  }

  @Test
  void pause_ofAFailure_outlastsARestart() throws Exception {
    try (OutboxWorker first = worker("first", parcel -> fail())) {
      first.start();
      await().atMost(PATIENCE).until(() -> delivery().lastError() != null);
    }

    try (OutboxWorker next = worker("next", parcel -> deliver())) {
      next.start();
      awaitLook();
      assertThat(calls).hasSize(1);
      now.set(NOON.plus(Duration.ofHours(1)));
      awaitDelivered();
    }
  }

  @Test
  void brokenOff_byAStop_isTriedAtTheNextStart() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    OutboxWorker stopped =
        worker(
            "this",
            parcel -> {
              calls.add(now.get());
              never.await();
              return Carried.delivered();
            });
    stopped.start();
    assertThat(calls.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isNotNull();
    stopped.close();

    try (OutboxWorker next = worker("this", parcel -> deliver())) {
      next.start();
      awaitDelivered();
    }
  }

  @Test
  void node_thatTakesOver_waitsForCallsOfTheOther() throws Exception {
    claimAs("other");
    ourTurn.set(false);

    try (OutboxWorker worker = worker("this", parcel -> deliver())) {
      worker.start();
      awaitLook();
      ourTurn.set(true);
      awaitLook();
      assertThat(calls).isEmpty();
      now.set(NOON.plus(OutboxWorker.HANDOVER));
      awaitDelivered();
    }
  }

  @Test
  void clock_thatIsPutBack_leavesNothingToWaitForIt() throws Exception {
    Instant nextYear = NOON.plus(Duration.ofDays(365));
    now.set(nextYear);
    AtomicBoolean works = new AtomicBoolean();
    try (OutboxWorker worker = worker("this", parcel -> works.get() ? deliver() : fail())) {
      worker.start();
      await().atMost(PATIENCE).until(() -> delivery().lastError() != null);
      works.set(true);
      now.set(NOON);
      awaitDelivered();
    }

    assertThat(calls).containsExactly(nextYear, NOON);
  }

  @Test
  void clock_thatIsPutBackWhileNothingRuns_leavesNothingToWaitForIt() throws Exception {
    now.set(NOON.plus(Duration.ofDays(365)));
    try (OutboxWorker ahead = worker("ahead", parcel -> fail())) {
      ahead.start();
      await().atMost(PATIENCE).until(() -> delivery().lastError() != null);
    }
    now.set(NOON);

    try (OutboxWorker right = worker("right", parcel -> deliver())) {
      right.start();
      awaitDelivered();
    }
  }

  @Test
  void receiver_whoseAnswerNeverEnds_isGivenUp() throws Exception {
    CountDownLatch over = new CountDownLatch(1);
    HttpServer receiver =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, 1_000);
          exchange.getResponseBody().write('.');
          exchange.getResponseBody().flush();
          try {
            over.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          exchange.close();
        });
    receiver.start();
    URI url = URI.create("http://127.0.0.1:" + receiver.getAddress().getPort() + "/");

    try (OutboxWorker worker =
        worker("this", new WebhookCarrier(url, List.of(), now::get, Duration.ofMillis(200)))) {
      worker.start();
      await().atMost(PATIENCE).until(() -> delivery().lastError() != null);
    } finally {
      over.countDown();
      receiver.stop(0);
    }

    assertThat(delivery().lastError()).contains("did not end its answer within PT0.2S");
    assertThat(delivery().state()).isEqualTo(Delivery.State.WAITING);
  }

  /** A database that several nodes share; counts how often a worker has begun to look. */
  private final class TakingTurns implements PluginDatabase {
    private final PluginDatabase whole;

    TakingTurns(PluginDatabase whole) {
      this.whole = whole;
    }

    @Override
    public <T extends @Nullable Object> T read(SqlWork<T> work) {
      return whole.read(work);
    }

    @Override
    public <T extends @Nullable Object> T write(SqlWork<T> work) {
      return whole.write(work);
    }

    @Override
    public boolean isOurTurn() {
      boolean ours = ourTurn.get();
      looks.incrementAndGet();
      return ours;
    }
  }
}
