package org.trailmark.spec.fuzz;

import com.code_intelligence.jazzer.api.BugDetectors;
import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.trailmark.server.app.TrailmarkServer;
import org.trailmark.server.config.ServerConfig;

/**
 * Any query, header and body, as bytes over a socket, for a real server in this process: whatever
 * it is, the answer is no 5xx, and there is one.
 */
public final class RequestTarget {
  private static final List<String> METHODS = List.of("GET", "POST", "PUT", "DELETE", "HEAD");
  private static final List<String> PATHS =
      List.of(
          "/xapi/statements",
          "/xapi/activities/state",
          "/xapi/activities/profile",
          "/xapi/agents/profile",
          "/xapi/agents",
          "/xapi/activities",
          "/admin/api/statements",
          "/admin/api/statements/aggregate",
          "/admin/api/statements/facets",
          "/admin/api/learners",
          "/admin/api/journey/journeys");
  private static final List<String> TYPES =
      List.of(
          "application/json",
          "multipart/mixed; boundary=b",
          "application/x-www-form-urlencoded",
          "text/csv",
          "");
  private static final int SERVER_ERROR = 500;
  private static final int LONGEST_WAIT = 20_000;
  private static final String CREDENTIAL =
      Base64.getEncoder().encodeToString("fuzz:fuzz".getBytes(StandardCharsets.US_ASCII));
  private static final TrailmarkServer SERVER = start();

  private RequestTarget() {}

  /** Called by the fuzzer once: the calls are the target's own, not what an input has led to. */
  public static void fuzzerInitialize() {
    BugDetectors.allowNetworkConnections();
  }

  private static TrailmarkServer start() {
    try {
      Map<String, String> settings =
          Map.of("http.port", "0", "admin.key", "fuzz", "admin.secret", "fuzz");
      return TrailmarkServer.start(
          ServerConfig.of(Files.createTempDirectory("fuzz"), settings), Clock.systemUTC());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Called by the fuzzer with each input. */
  public static void fuzzerTestOneInput(FuzzedDataProvider data) throws IOException {
    String method = data.pickValue(METHODS);
    String path = data.pickValue(PATHS);
    String type = data.pickValue(TYPES);
    String query = printable(data.consumeString(200));
    String header = printable(data.consumeString(60));
    byte[] body = data.consumeRemainingAsBytes();
    String head =
        "%s %s?%s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: %d\r\n"
                .formatted(method, path, query, body.length)
            + "X-Experience-API-Version: 2.0.0\r\nAuthorization: Basic %s\r\n".formatted(CREDENTIAL)
            + (type.isEmpty() ? "" : "Content-Type: " + type + "\r\n")
            + "If-Match: "
            + header
            + "\r\nAccept-Language: "
            + header
            + "\r\n\r\n";
    String status = statusOf(head.getBytes(StandardCharsets.ISO_8859_1), body);
    if (!status.startsWith("HTTP/1.1 ") || code(status) >= SERVER_ERROR) {
      throw new AssertionError("answered with <" + status + "> to " + head);
    }
  }

  private static int code(String status) {
    return Integer.parseInt(status.substring("HTTP/1.1 ".length(), "HTTP/1.1 200".length()));
  }

  /** What would end the line of a request is a matter of HTTP, and Grizzly's own. */
  private static String printable(String text) {
    return text.replaceAll("[\\x00-\\x20\\x7f]", "+");
  }

  private static String statusOf(byte[] head, byte[] body) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), SERVER.baseUri().getPort())) {
      socket.setSoTimeout(LONGEST_WAIT);
      OutputStream out = socket.getOutputStream();
      out.write(head);
      out.write(body);
      out.flush();
      InputStream in = new BufferedInputStream(socket.getInputStream());
      StringBuilder line = new StringBuilder();
      for (int c = in.read(); c >= 0 && c != '\r'; c = in.read()) {
        line.append((char) c);
      }
      return line.toString();
    } catch (SocketTimeoutException e) {
      return "nothing";
    }
  }
}
