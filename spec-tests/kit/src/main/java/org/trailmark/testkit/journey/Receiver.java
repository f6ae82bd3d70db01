package org.trailmark.testkit.journey;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Somebody at the other end of a channel: an HTTP server on this machine that notes each call. */
public final class Receiver implements AutoCloseable {
  private static final int NO_CONTENT = 204;

  private final List<Call> calls = new CopyOnWriteArrayList<>();
  private final HttpServer server;
  private volatile int status = NO_CONTENT;

  private Receiver(HttpServer server) {
    this.server = server;
    server.createContext("/", this::take);
    server.start();
  }

  /** Listens on a free port; answers 204. */
  public static Receiver listen() {
    try {
      return new Receiver(
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where it listens. */
  public URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }

  /** Answers so from now on. */
  public void answer(int newStatus) {
    status = newStatus;
  }

  /** What came, in its order. */
  public List<Call> calls() {
    return List.copyOf(calls);
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
      exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
      byte[] body = exchange.getRequestBody().readAllBytes();
      calls.add(new Call(headers, new String(body, StandardCharsets.UTF_8)));
      exchange.sendResponseHeaders(status, -1);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }

  /** One call. */
  public static final class Call {
    private final Map<String, String> headers; // whatever the case of their names
    private final String body;

    private Call(Map<String, String> headers, String body) {
      this.headers = headers;
      this.body = body;
    }

    /** A header's first value, whatever the case of its name. */
    public Optional<String> header(String name) {
      return Optional.ofNullable(headers.get(name));
    }

    public String body() {
      return body;
    }

    @Override
    public String toString() {
      return body;
    }
  }
}
