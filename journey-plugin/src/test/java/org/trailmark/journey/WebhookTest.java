package org.trailmark.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.trailmark.journey.World.START;
import static org.trailmark.journey.World.json;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class WebhookTest {
  @TempDir Path folder;
  private final List<Call> calls = new CopyOnWriteArrayList<>();
  private volatile int answer = 204;
  private HttpServer receiver;
  private World world;

  private record Call(String key, String body, String timestamp, String signature) {}

  @BeforeEach
  void open() throws Exception {
    listen(0);
    String url = "http://127.0.0.1:" + receiver.getAddress().getPort() + "/touch";
    world =
        new World(
            folder,
            new JourneyConfig(
                Map.of("lms", url),
                2,
                Duration.ofMinutes(1),
                Map.of("lms", "the-new-secret-of-march, the-old-secret-of-may"),
                null,
                null),
            START);
    world.publish(Definitions.WITH_WEBHOOK);
  }

  private void listen(int port) throws IOException {
    receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    receiver.createContext(
        "/touch",
        exchange -> {
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          var headers = exchange.getRequestHeaders();
          calls.add(
              new Call(
                  headers.getFirst("Idempotency-Key"),
                  body,
                  headers.getFirst("Trailmark-Timestamp"),
                  headers.getFirst("Trailmark-Signature")));
          exchange.sendResponseHeaders(answer, -1);
          exchange.close();
        });
    receiver.start();
  }

  @AfterEach
  void close() {
    world.close();
    receiver.stop(0);
  }

  /** Brings somebody to the step that wants {@code ready}. */
  private void assess() throws Exception {
    Instant now = START.plus(Duration.ofHours(1));
    world.clock.set(now);
    world.send(
        Did.statement(Did.id(1), "ann", "registered", "p", now.minusSeconds(4)),
        Did.statement(Did.id(2), "ann", "launched", "p", now.minusSeconds(3)),
        Did.statement(Did.id(3), "ann", "completed", "film-1", now.minusSeconds(2)),
        Did.statement(Did.id(4), "ann", "completed", "film-2", now.minusSeconds(1)));
    world.settle();
  }

  private List<JsonNode> deliveries(@Nullable String state) {
    return json(world.outbox().list(state, null, null)).path("deliveries").valueStream().toList();
  }

  private void awaitState(String state) {
    await().atMost(Duration.ofSeconds(20)).until(() -> deliveries(state).size() == 1);
  }

  private void awaitError() {
    await().atMost(Duration.ofSeconds(20)).until(() -> deliveries(null).get(0).has("lastError"));
  }

  @Test
  void delivery_carriesKeyAndPayload() throws Exception {
    assess();
    awaitState("delivered");

    JsonNode touchpoint = world.touchpoint("ann", "ready");
    assertThat(calls).hasSize(1);
    assertThat(calls.get(0).key()).isEqualTo(touchpoint.path("key").asString());
    JsonNode body = JsonMapper.shared().readTree(calls.get(0).body());
    assertThat(body.path("touchpoint").asString()).isEqualTo("ready");
    assertThat(body.path("journey").path("id").asString()).isEqualTo("onboarding");
    assertThat(body.path("step").asString()).isEqualTo("assessed");
    assertThat(world.verdict("ann", "ready")).isEqualTo("delivered/channel");
    assertThat(world.inbox("ann")).hasSize(1);
  }

  @Test
  void delivery_isSignedWithBothSecrets_overTimeAndBody() throws Exception {
    assess();
    awaitState("delivered");

    Call call = calls.get(0);
    assertThat(call.timestamp()).isEqualTo(String.valueOf(world.clock.instant().getEpochSecond()));
    assertThat(call.signature())
        .isEqualTo(
            "v1=%s,v1=%s"
                .formatted(
                    hmac("the-new-secret-of-march", call), hmac("the-old-secret-of-may", call)));
  }

  /** As a receiver computes it. */
  private static String hmac(String secret, Call call) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    String signed = call.timestamp() + "." + call.body();
    return HexFormat.of().formatHex(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void delivery_thatFails_isTriedAgainAfterAPause_underTheSameKey() throws Exception {
    answer = 503;
    assess();
    awaitError();
    assertThat(deliveries("waiting").get(0).path("lastError").asString())
        .isEqualTo("the receiver answered 503");
    assertThat(world.position("ann")).isEqualTo("assessed");

    answer = 200;
    world.clock.advance(Duration.ofMinutes(1));
    awaitState("delivered");

    assertThat(calls).hasSize(2);
    assertThat(calls.get(0).key()).isEqualTo(calls.get(1).key());
    assertThat(calls.get(0).body()).isEqualTo(calls.get(1).body());
  }

  @Test
  void delivery_thatKeepsFailing_isDead_untilAnAdminTriesAgain() throws Exception {
    answer = 500;
    assess();
    awaitError();
    world.clock.advance(Duration.ofMinutes(1));
    awaitState("dead");
    assertThat(world.verdict("ann", "ready")).isEqualTo("dead/channel");
    String id = deliveries("dead").get(0).path("id").asString();

    answer = 200;
    world.outbox().retry(id);
    awaitState("delivered");

    assertThat(deliveries(null).get(0).path("attempts").asInt()).isEqualTo(3);
    assertThatThrownBy(() -> world.outbox().retry(id))
        .satisfies(e -> assertThat(((LrsException) e).code()).isEqualTo(ProblemCode.CONFLICT));
  }

  @Test
  void delivery_toNobody_waitsOverARestart() throws Exception {
    int port = receiver.getAddress().getPort();
    receiver.stop(0);
    assess();
    awaitError();
    world.restart();
    listen(port);
    world.clock.advance(Duration.ofMinutes(1));
    awaitState("delivered");

    assertThat(calls).hasSize(1);
  }
}
