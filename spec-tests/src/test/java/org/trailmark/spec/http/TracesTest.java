package org.trailmark.spec.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.trailmark.spec.http.SpanReceiver.attribute;
import static org.trailmark.spec.http.SpanReceiver.hex;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.google.protobuf.ByteString;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What a receiver of traces learns of requests, and what it costs when it is away. */
class TracesTest {
  private static final String VERB = "https://ex.org/verbs/traced";
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String CALLER = "00f067aa0ba902b7";

  private static final String JOURNEY =
      """
      journey: traced
      version: 1
      title: {en: Traced}
      entry: {match: {verb: "%s"}}
      stages: [all]
      steps:
        begun: {stage: all, touch: [welcome]}
      exits:
        done: {counts: goal, on: {match: {verb: "https://ex.org/verbs/mastered"}}}
      touchpoints:
        welcome: {class: mandatory, audience: learner, channels: ["webhook:lms"], benefit: hello, effort: PT1M}
      """
          .formatted(VERB);

  @Test
  void statement_thatEndsInATouchpoint_isOneTrace() throws Exception {
    HttpServer lms = lms();
    try (SpanReceiver receiver = SpanReceiver.start();
        Lrs lrs =
            Lrs.start(
                Map.of(
                    "tracing.endpoint",
                    receiver.endpoint(),
                    "tracing.headers",
                    "Authorization: Bearer hush",
                    "tracing.serviceName",
                    "lrs-of-ours",
                    "plugin.journey.webhooks.lms",
                    "http://127.0.0.1:" + lms.getAddress().getPort() + "/"))) {
      publish(lrs);

      HttpResponse<String> answer = post(lrs, "00-" + TRACE + "-" + CALLER + "-00", "whole");

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().map()).doesNotContainKeys("traceparent", "traceresponse");
      Span delivered = awaitSpan(receiver, named("touchpoint.deliver"));
      Span decided = parent(receiver, delivered);
      Span folded = parent(receiver, decided);
      Span handled = parent(receiver, folded);
      Span request = parent(receiver, handled);
      assertThat(attribute(delivered, "trailmark.channel")).isEqualTo("webhook:lms");
      assertThat(decided.getName()).isEqualTo("touchpoint.decide");
      assertThat(attribute(decided, "trailmark.journey")).isEqualTo("traced");
      assertThat(attribute(decided, "trailmark.touchpoint")).isEqualTo("welcome");
      assertThat(attribute(decided, "trailmark.decision")).isEqualTo("sent");
      assertThat(folded.getName()).isEqualTo("journey.fold");
      assertThat(handled.getName()).isEqualTo("plugin.handle");
      assertThat(attribute(handled, "trailmark.plugin")).isEqualTo("journey");
      assertThat(request.getName()).isEqualTo("POST /xapi/statements");
      assertThat(request.getKind()).isEqualTo(Span.SpanKind.SPAN_KIND_SERVER);
      assertThat(attribute(request, "http.route")).isEqualTo("/xapi/statements");
      assertThat(attribute(request, "http.response.status_code")).isEqualTo("200");
      assertThat(attribute(request, "trailmark.request"))
          .isEqualTo(Lrs.header(answer, "X-Request-Id"));
      assertThat(hex(request.getParentSpanId().toByteArray())).isEqualTo(CALLER);

      Span parsed = awaitSpan(receiver, named("statements.parse"));
      Span waited = awaitSpan(receiver, named("statements.wait"));
      Span committed = awaitSpan(receiver, named("statements.commit"));
      assertThat(List.of(parsed, waited, committed))
          .extracting(Span::getParentSpanId)
          .containsOnly(request.getSpanId());
      assertThat(waited.getLinksList())
          .extracting(Span.Link::getSpanId)
          .containsExactly(committed.getSpanId());
      awaitSpan(receiver, span -> attribute(span, "trailmark.plugin").equals("records"));

      assertThat(receiver.authorized()).containsOnly("Bearer hush");
      assertThat(receiver.services()).containsExactly("lrs-of-ours");
      assertThat(receiver.everything()).doesNotContain("whole", Lrs.KEY, VERB, "127.0.0.1");
      await()
          .untilAsserted(
              () ->
                  assertThat(lrs.send(lrs.bare("metrics")).body())
                      .containsPattern("trailmark_tracing_spans_sent_total [1-9]")
                      .contains("trailmark_tracing_spans_dropped_total 0.0"));
    } finally {
      lms.stop(0);
    }
  }

  @Test
  void query_isNotTold_andARefusalIsNoFailure() throws Exception {
    try (SpanReceiver receiver = SpanReceiver.start();
        Lrs lrs = Lrs.start(Map.of("tracing.endpoint", receiver.endpoint()))) {
      String agent = Lrs.encoded(Samples.agent("hidden"));

      lrs.get("xapi/statements?agent=" + agent);
      lrs.get("xapi/statements?nonsense=" + agent);
      lrs.get("xapi/nowhere/hidden");

      Span found = awaitSpan(receiver, status("200"));
      Span refused = awaitSpan(receiver, status("400"));
      Span nowhere = awaitSpan(receiver, status("404"));
      assertThat(found.getName()).isEqualTo("GET /xapi/statements");
      assertThat(found.getParentSpanId()).isEqualTo(ByteString.EMPTY);
      assertThat(refused.getStatus().getCode().getNumber()).isZero();
      assertThat(nowhere.getName()).isEqualTo("GET");
      assertThat(receiver.everything()).doesNotContain("hidden");
    }
  }

  @Test
  void callersFlag_decidesOnlyWhereItIsTrusted() throws Exception {
    String yes = "00-" + TRACE + "-" + CALLER + "-01";
    String no = "00-" + TRACE.replace('4', '5') + "-" + CALLER + "-00";
    try (SpanReceiver receiver = SpanReceiver.start()) {
      try (Lrs lrs =
          Lrs.start(
              Map.of("tracing.endpoint", receiver.endpoint(), "tracing.followCaller", "true"))) {
        post(lrs, no, "untraced");
        post(lrs, yes, "traced");
        awaitSpan(receiver, named("POST /xapi/statements"));
      } // which sends what it has

      assertThat(receiver.trace(TRACE)).hasSameSizeAs(receiver.spans());
    }
    try (SpanReceiver receiver = SpanReceiver.start()) {
      try (Lrs lrs =
          Lrs.start(Map.of("tracing.endpoint", receiver.endpoint(), "tracing.sample", "0"))) {
        post(lrs, yes, "untraced");
      }

      assertThat(receiver.spans()).isEmpty();
    }
  }

  @Test
  void log_hasTheTraceBesideTheRequest() throws Exception {
    ListAppender<ILoggingEvent> logged = logged();
    Logger access = (Logger) LoggerFactory.getLogger("org.trailmark.access");
    access.setLevel(Level.INFO);
    try (SpanReceiver receiver = SpanReceiver.start();
        Lrs lrs =
            Lrs.start(Map.of("tracing.endpoint", receiver.endpoint(), "log.access", "true"))) {
      post(lrs, "00-" + TRACE + "-" + CALLER + "-00", "logged");

      await()
          .untilAsserted(
              () ->
                  assertThat(logged.list)
                      .filteredOn(event -> event.getLoggerName().equals(access.getName()))
                      .extracting(ILoggingEvent::getMDCPropertyMap)
                      .anySatisfy(
                          mdc ->
                              assertThat(mdc)
                                  .containsEntry("trace", TRACE)
                                  .containsKey("request")));
    } finally {
      access.setLevel(null);
      forget(logged);
    }
  }

  @Test
  void receiver_thatIsAway_isSaidOnce_andNoRequestNotices() throws Exception {
    int nobody;
    try (ServerSocket free = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
      nobody = free.getLocalPort();
    }
    ListAppender<ILoggingEvent> logged = logged();
    try (Lrs lrs =
        Lrs.start(Map.of("tracing.endpoint", "http://127.0.0.1:" + nobody + "/v1/traces"))) {
      assertThat(post(lrs, null, "away").statusCode()).isEqualTo(200);
      awaitDropped(lrs, 1);
      assertThat(post(lrs, null, "away").statusCode()).isEqualTo(200);
      awaitDropped(lrs, dropped(lrs) + 1);

      assertThat(logged.list)
          .extracting(ILoggingEvent::getFormattedMessage)
          .filteredOn(line -> line.contains("takes no spans"))
          .singleElement()
          .asString()
          .contains("http://127.0.0.1:" + nobody, "ConnectException")
          .doesNotContain("/v1/traces");
    } finally {
      forget(logged);
    }
  }

  @Test
  void receiver_thatFails_orHangs_holdsUpNoRequest() throws Exception {
    try (SpanReceiver receiver = SpanReceiver.start();
        Lrs lrs = Lrs.start(Map.of("tracing.endpoint", receiver.endpoint()))) {
      receiver.answers(503);
      post(lrs, null, "failing");
      awaitDropped(lrs, 1);

      receiver.hangs();
      for (int i = 0; i < 20; i++) {
        assertThat(post(lrs, null, "hanging").statusCode()).isEqualTo(200);
      }
      assertThat(receiver.spans()).isEmpty();
    }
  }

  private static void publish(Lrs lrs) {
    HttpResponse<String> published =
        lrs.post("admin/api/journey/journeys", "application/yaml", JOURNEY);
    assertThat(published.statusCode()).as(published.body()).isBetween(200, 299);
    assertThat(lrs.server().awaitPlugins(Instant.now(), Duration.ofSeconds(20))).isTrue();
  }

  private static HttpResponse<String> post(Lrs lrs, @Nullable String traceparent, String who) {
    var request =
        lrs.request("xapi/statements")
            .header("Content-Type", "application/json")
            .POST(
                BodyPublishers.ofString(
                    Samples.statement(UUID.randomUUID(), who, VERB, Samples.COURSE)));
    return lrs.send(traceparent == null ? request : request.header("traceparent", traceparent));
  }

  private static HttpServer lms() throws IOException {
    HttpServer lms =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    lms.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    lms.start();
    return lms;
  }

  private static Predicate<Span> named(String name) {
    return span -> span.getName().equals(name);
  }

  private static Predicate<Span> status(String code) {
    return span -> attribute(span, "http.response.status_code").equals(code);
  }

  private static Span awaitSpan(SpanReceiver receiver, Predicate<Span> which) {
    return await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> receiver.spans().stream().filter(which).findFirst(), found -> found.isPresent())
        .orElseThrow();
  }

  /** It is in the same trace. */
  private static Span parent(SpanReceiver receiver, Span child) {
    return awaitSpan(
        receiver,
        span ->
            span.getSpanId().equals(child.getParentSpanId())
                && span.getTraceId().equals(child.getTraceId()));
  }

  private static double dropped(Lrs lrs) {
    return lrs.send(lrs.bare("metrics"))
        .body()
        .lines()
        .filter(line -> line.startsWith("trailmark_tracing_spans_dropped_total "))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf(' '))))
        .sum();
  }

  private static void awaitDropped(Lrs lrs, double many) {
    await().atMost(Duration.ofSeconds(30)).until(() -> dropped(lrs) >= many);
  }

  private static ListAppender<ILoggingEvent> logged() {
    ListAppender<ILoggingEvent> logged = new ListAppender<>();
    logged.list = new CopyOnWriteArrayList<>();
    logged.start();
    ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).addAppender(logged);
    return logged;
  }

  private static void forget(ListAppender<ILoggingEvent> logged) {
    ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).detachAppender(logged);
  }
}
