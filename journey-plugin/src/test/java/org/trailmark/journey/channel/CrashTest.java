package org.trailmark.journey.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.trailmark.journey.db.Handles;
import org.trailmark.journey.db.MigratedStore;
import org.trailmark.journey.definition.Journey;
import org.trailmark.journey.definition.JourneyReader;
import org.trailmark.journey.engine.Run;
import org.trailmark.journey.extension.Carried;
import org.trailmark.journey.extension.Carrier;
import org.trailmark.journey.learner.Learners;
import org.trailmark.journey.ledger.Asked;
import org.trailmark.journey.ledger.Ledger;
import org.trailmark.journey.ledger.Situation;
import org.trailmark.journey.ledger.Standing;
import org.trailmark.lrs.sql.SqliteStorage;
import org.trailmark.lrs.store.PluginDatabase;
import org.trailmark.lrs.trace.RememberedContexts;

/**
 * Cuts the process at every place between the wish and the report of its delivery. Whatever is cut:
 * nothing is lost, nothing is decided twice, and a receiver that is called again is told so by the
 * key.
 */
class CrashTest {
  private static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String WEBHOOK = "webhook:lms";
  private static final Journey JOURNEY =
      new JourneyReader()
          .read(
              """
              journey: j
              version: 1
              entry: {match: {verb: "https://ex.org/v"}}
              stages: [s]
              steps: {a: {stage: s, touch: [hello]}}
              touchpoints: {hello: {audience: learner, channels: [inbox, "webhook:lms"]}}
              caps: [{max: 3, per: P7D}]
              holdout: {percent: 0}
              """);

  @TempDir Path folder;
  private final List<String> calls = new CopyOnWriteArrayList<>();
  private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
  private final Ledger ledger =
      new Ledger(
          Map.of(
              "inbox",
              new Inbox(Attributes.nameOnly()),
              WEBHOOK,
              new OutboxChannel(WEBHOOK, parcel -> Carried.delivered(), 5, Attributes.nameOnly())));
  private HttpServer receiver;
  private SqliteStorage storage;
  private PluginDatabase database;
  private String ann;

  @BeforeEach
  void open() throws Exception {
    receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.createContext(
        "/",
        exchange -> {
          calls.add(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    receiver.start();
    storage = MigratedStore.open(folder, now::get);
    database = MigratedStore.journeys(storage);
    ann =
        database.write(
            c -> new Learners(Handles.over(c)).know("mbox:mailto:ann@ex.org", null).learner());
  }

  @AfterEach
  void close() {
    storage.close();
    receiver.stop(0);
  }

  /** The process ends. */
  private static final class Cut extends Error {
    private static final long serialVersionUID = 1;
  }

  /** Does the work with a cut at its first statement, then its second, until none is cut. */
  private int cutEverywhere(Consumer<Handle> work) {
    for (int place = 1; ; place++) {
      AtomicInteger left = new AtomicInteger(place);
      try {
        database.write(
            c -> {
              work.accept(Handles.over(cutting(c, left)));
              return left;
            });
        return place - 1;
      } catch (Cut cut) {
        assertThat(left).hasValue(0);
      }
    }
  }

  private static Connection cutting(Connection connection, AtomicInteger left) {
    return (Connection)
        Proxy.newProxyInstance(
            CrashTest.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("prepareStatement") && left.decrementAndGet() == 0) {
                throw new Cut();
              }
              try {
                return method.invoke(connection, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause() == null ? e : e.getCause();
              }
            });
  }

  private void note(Handle tx) {
    ledger.note(
        new Asked(
            "j",
            ann,
            1,
            1,
            List.of(new Asked.Want(new Run.Wanted("hello", 1, "a", NOON, 1), 1, NOON)),
            Map.of("hello", 1),
            new Standing("a", NOON),
            null,
            false),
        NOON,
        tx);
  }

  private void judge(Handle tx) {
    boolean more =
        ledger.judge(
            wish ->
                Optional.of(
                    new Situation(
                        JOURNEY,
                        NOON.minusSeconds(60),
                        new Learners(tx).get(ann),
                        new Standing("a", NOON))),
            NOON,
            10,
            tx);
    assertThat(more).isFalse();
  }

  private long count(String sql) {
    return database.read(c -> Handles.over(c).createQuery(sql).mapTo(Long.class).one());
  }

  @Test
  void decision_cutAtEveryStatement_isTakenOnce() {
    int noted = cutEverywhere(this::note);
    int judged = cutEverywhere(this::judge);
    int again = cutEverywhere(this::judge);

    assertThat(noted).isGreaterThan(1);
    assertThat(judged).isGreaterThan(10);
    assertThat(again).isLessThan(judged);
    assertThat(count("SELECT COUNT(*) FROM ledger_entry WHERE decision = 'sent'")).isEqualTo(1);
    assertThat(count("SELECT COUNT(*) FROM sent")).isEqualTo(1);
    assertThat(count("SELECT COUNT(*) FROM inbox")).isEqualTo(1);
    assertThat(count("SELECT COUNT(*) FROM outbox WHERE state = 'waiting'")).isEqualTo(1);
  }

  @Test
  void claimAndReport_cutAtEveryStatement_areDoneOnce() {
    cutEverywhere(this::note);
    cutEverywhere(this::judge);
    AtomicReference<Outbox.@Nullable Claim> claim = new AtomicReference<>();
    cutEverywhere(
        tx ->
            claim.set(
                new Outbox(tx).claim(WEBHOOK, NOON, NOON.plusSeconds(60), "p").orElseThrow()));
    Outbox.Claim taken = java.util.Objects.requireNonNull(claim.get());
    cutEverywhere(tx -> new Outbox(tx).delivered(taken, NOON));
    cutEverywhere(tx -> new Outbox(tx).delivered(taken, NOON));
    cutEverywhere(tx -> new Outbox(tx).failed(taken, "late news", NOON, NOON));

    assertThat(taken.attempt()).isEqualTo(1);
    assertThat(count("SELECT COUNT(*) FROM outbox WHERE state = 'delivered'")).isEqualTo(1);
    assertThat(count("SELECT COUNT(*) FROM ledger_entry WHERE decision = 'delivered'"))
        .isEqualTo(1);
  }

  /** Where the worker's thread ends, and how often the receiver is called in all. */
  private enum Place {
    BEFORE_CLAIM(1),
    CLAIM_NOT_COMMITTED(1),
    AFTER_CLAIM(1),
    BEFORE_CALL(1),
    AFTER_CALL(2),
    BEFORE_REPORT(2),
    REPORT_NOT_COMMITTED(2),
    AFTER_REPORT(1);

    private final int calls;

    Place(int calls) {
      this.calls = calls;
    }
  }

  @ParameterizedTest
  @EnumSource(Place.class)
  void worker_cutAnywhere_deliversUnderOneKey_andReportsOnce(Place place) {
    cutEverywhere(this::note);
    cutEverywhere(this::judge);
    try (OutboxWorker cut = worker(new CutDatabase(place), carrier(place))) {
      cut.start();
      await().dontCatchUncaughtExceptions().atMost(PATIENCE).until(() -> !cut.isAlive());
    }
    now.set(NOON.plus(OutboxWorker.LEASE));
    try (OutboxWorker whole = worker(database, webhook())) {
      whole.start();
      await()
          .atMost(PATIENCE)
          .until(() -> count("SELECT COUNT(*) FROM outbox WHERE state = 'delivered'") == 1);
    }

    assertThat(calls).hasSize(place.calls);
    assertThat(calls.stream().distinct()).hasSize(1);
    assertThat(count("SELECT COUNT(*) FROM ledger_entry WHERE decision = 'delivered'"))
        .isEqualTo(1);
  }

  private OutboxWorker worker(PluginDatabase over, Carrier carrier) {
    return new OutboxWorker(
        over,
        now::get,
        "p",
        WEBHOOK,
        carrier,
        new Backoff(Duration.ofSeconds(1)),
        new RememberedContexts<>());
  }

  private Carrier webhook() {
    return new WebhookCarrier(
        URI.create("http://127.0.0.1:" + receiver.getAddress().getPort() + "/"),
        List.of(),
        now::get);
  }

  private Carrier carrier(Place place) {
    Carrier whole = webhook();
    return parcel -> {
      if (place == Place.BEFORE_CALL) {
        throw new Cut();
      }
      Carried carried = whole.carry(parcel);
      if (place == Place.AFTER_CALL) {
        throw new Cut();
      }
      return carried;
    };
  }

  /** The first write takes up what is left, the second claims, the third reports. */
  private final class CutDatabase implements PluginDatabase {
    private final Place place;
    private int writes;

    CutDatabase(Place place) {
      this.place = place;
    }

    @Override
    public <T extends @Nullable Object> T read(SqlWork<T> work) {
      return database.read(work);
    }

    @Override
    public <T extends @Nullable Object> T write(SqlWork<T> work) {
      if (++writes == 1) {
        return database.write(work);
      }
      boolean claims = writes == 2;
      cutIf(claims ? Place.BEFORE_CLAIM : Place.BEFORE_REPORT);
      T done =
          database.write(
              c -> {
                T result = work.run(c);
                cutIf(claims ? Place.CLAIM_NOT_COMMITTED : Place.REPORT_NOT_COMMITTED);
                return result;
              });
      cutIf(claims ? Place.AFTER_CLAIM : Place.AFTER_REPORT);
      return done;
    }

    private void cutIf(Place here) {
      if (place == here) {
        throw new Cut();
      }
    }
  }
}
