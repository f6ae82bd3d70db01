package org.trailmark.spec.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Takes spans by OTLP over HTTP, as a collector does; or does not. */
final class SpanReceiver implements AutoCloseable {
  private final HttpServer server;
  private final List<ResourceSpans> taken = new CopyOnWriteArrayList<>();
  private final List<String> authorized = new CopyOnWriteArrayList<>();
  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile int status = 200;
  private volatile boolean hangs;

  private SpanReceiver(HttpServer server) {
    this.server = server;
  }

  static SpanReceiver start() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    SpanReceiver receiver = new SpanReceiver(server);
    server.createContext("/v1/traces", receiver::take);
    server.start();
    return receiver;
  }

  /** For {@code tracing.endpoint}. */
  String endpoint() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1/traces";
  }

  /** From now on it answers so, and takes nothing. */
  void answers(int with) {
    status = with;
  }

  /** From now on it never answers. */
  void hangs() {
    hangs = true;
  }

  /** Waits until somebody has sent it something. */
  void awaitAsked() throws InterruptedException {
    asked.await();
  }

  private void take(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    asked.countDown();
    if (hangs) {
      try {
        closed.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    if (status == 200) {
      authorized.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
      taken.addAll(ExportTraceServiceRequest.parseFrom(body).getResourceSpansList());
    }
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  /** The {@code Authorization} of each request. */
  List<String> authorized() {
    return authorized;
  }

  /** Where the spans come from, by their own account. */
  List<String> services() {
    return taken.stream()
        .map(one -> attribute(one.getResource().getAttributesList(), "service.name"))
        .distinct()
        .toList();
  }

  List<Span> spans() {
    return taken.stream()
        .flatMap(one -> one.getScopeSpansList().stream())
        .flatMap(scope -> scope.getSpansList().stream())
        .toList();
  }

  /** Those of a trace, by its id in hex. */
  List<Span> trace(String id) {
    return spans().stream()
        .filter(span -> hex(span.getTraceId().toByteArray()).equals(id))
        .toList();
  }

  /** What is said of a span; {@code (none)}: not that. */
  static String attribute(Span span, String name) {
    return attribute(span.getAttributesList(), name);
  }

  private static String attribute(List<KeyValue> all, String name) {
    return all.stream()
        .filter(one -> one.getKey().equals(name))
        .map(
            one ->
                one.getValue().hasStringValue()
                    ? one.getValue().getStringValue()
                    : Long.toString(one.getValue().getIntValue()))
        .findFirst()
        .orElse("(none)");
  }

  /** All that leaves the server, as a text to be looked through. */
  String everything() {
    return Stream.concat(taken.stream().map(Object::toString), authorized.stream())
        .collect(Collectors.joining("\n"));
  }

  static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
  }
}
