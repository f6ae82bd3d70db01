package org.trailmark.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.trailmark.journey.extension.Carried;
import org.trailmark.journey.extension.Carrier;
import org.trailmark.journey.extension.ChannelKind;
import org.trailmark.journey.extension.Parcel;
import org.trailmark.journey.extension.Payload;

/**
 * What a {@link ChannelKind} keeps whose receiver is called over HTTP: opening calls nobody, what
 * the receiver answers is told, a repeat is the same, and an interrupt ends the waiting. The
 * receiver is a server of the test's own.
 *
 * @param <S> its settings
 */
public abstract class ChannelKindContract<S extends Record> {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final List<String> calls = new CopyOnWriteArrayList<>();
  private final CountDownLatch arrived = new CountDownLatch(1);
  private final CountDownLatch released = new CountDownLatch(1);
  private volatile int answer = 200;
  private volatile boolean silent;
  private HttpServer server;

  /** The kind; a new one with each call. */
  protected abstract ChannelKind<S> kind();

  /** Settings that lead to this receiver. */
  protected abstract S settings(URI receiver);

  @BeforeEach
  void listen() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] body = exchange.getRequestBody().readAllBytes();
          calls.add(exchange.getRequestURI() + " " + new String(body, StandardCharsets.UTF_8));
          arrived.countDown();
          if (silent) {
            await(released);
          }
          exchange.sendResponseHeaders(answer, -1);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void hangUp() {
    released.countDown();
    server.stop(0);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Carrier open() {
    URI receiver = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/receiver");
    return kind().open(settings(receiver), () -> NOON);
  }

  /** One that is said to Ann, who is called {@code "Ann" <&\}, over two lines. */
  private static Parcel parcel() {
    Payload.Words words = new Payload.Words("Welcome, \"Ann\" <&\\", "Line one\nLine two ✓", "en");
    Payload content =
        new Payload(
            "0123456789abcdef".repeat(4),
            "welcome",
            1,
            new Payload.JourneyRef("onboarding", 1, Map.of("en", "Your first days")),
            1,
            "welcomed",
            "arrive",
            NOON,
            new Payload.Addressee(
                "a1", "\"Ann\" <&\\", List.of(Map.of("mbox", "mailto:ann@example.org"))),
            "know whom to ask",
            null,
            "",
            Map.of("en", new Payload.Message(words.subject(), words.body())),
            "en",
            words,
            null,
            NOON);
    return new Parcel(content, "{\"key\":\"" + content.key() + "\"}");
  }

  @Test
  void opening_callsNobody() {
    try (Carrier carrier = open()) {
      assertNotNull(carrier.cannotReach(parcel().content().learner()), "cannotReach gives null");
      assertTrue(calls.isEmpty(), "called before there was anything to carry");
    }
  }

  @Test
  void parcel_thatIsTaken_isDelivered() throws Exception {
    try (Carrier carrier = open()) {
      assertEquals(Carried.Outcome.DELIVERED, carrier.carry(parcel()).outcome());
      assertEquals(1, calls.size(), "one call for one parcel");
    }
  }

  @Test
  void parcel_thatComesAgain_isTheSame() throws Exception {
    try (Carrier carrier = open();
        Carrier afterARestart = open()) {
      carrier.carry(parcel());
      carrier.carry(parcel());
      afterARestart.carry(parcel());
    }
    assertEquals(3, calls.size());
    assertEquals(1, calls.stream().distinct().count(), () -> "not the same: " + calls);
  }

  @Test
  void receiverThatCannot_isTriedAgain() throws Exception {
    answer = 503;
    try (Carrier carrier = open()) {
      Carried carried = carrier.carry(parcel());
      assertEquals(Carried.Outcome.FAILED, carried.outcome());
      assertFalse(carried.error().isBlank(), "a failure without a word");
    }
  }

  @Test
  void receiverThatIsNotThere_isTriedAgain() throws Exception {
    try (Carrier carrier = open()) {
      server.stop(0);
      Carried carried = carrier.carry(parcel());
      assertEquals(Carried.Outcome.FAILED, carried.outcome());
      assertFalse(carried.error().isBlank(), "a failure without a word");
    }
  }

  /** The program ends: nobody waits for a receiver that says nothing. */
  @Test
  void receiverThatIsSilent_isLeft_whenTheProgramEnds() throws Exception {
    silent = true;
    AtomicReference<@Nullable Object> end = new AtomicReference<>();
    try (Carrier carrier = open()) {
      Thread worker =
          new Thread(
              () -> {
                try {
                  end.set(carrier.carry(parcel()));
                } catch (InterruptedException | RuntimeException e) {
                  end.set(e);
                }
              });
      worker.setDaemon(true);
      worker.start();
      arrived.await();
      worker.interrupt();
      assertTimeoutPreemptively(PATIENCE, () -> worker.join());
    }
    assertFalse(
        end.get() instanceof Carried carried && carried.outcome() == Carried.Outcome.DELIVERED,
        "delivered, though nobody said so");
  }

  @Test
  void closing_twice_isNoHarm() {
    Carrier carrier = open();
    carrier.close();
    carrier.close();
  }
}
