package org.trailmark.spec.conformance.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import javax.net.SocketFactory;
import javax.net.ssl.SSLSocketFactory;

/** Sends what no HTTP client would send. */
public final class PlainSocket {
  private PlainSocket() {}

  /**
   * Sends bytes and returns all that comes until the LRS closes the connection.
   *
   * @param request from the request line on; {@code HOST} stands for the host and port
   */
  public static String exchange(URI endpoint, String request) {
    boolean secure = "https".equals(endpoint.getScheme());
    int port = endpoint.getPort() >= 0 ? endpoint.getPort() : secure ? 443 : 80;
    SocketFactory sockets = secure ? SSLSocketFactory.getDefault() : SocketFactory.getDefault();
    try (Socket socket = sockets.createSocket(endpoint.getHost(), port)) {
      socket.setSoTimeout(20_000);
      String sent = request.replace("HOST", endpoint.getHost() + ":" + port);
      socket.getOutputStream().write(sent.getBytes(StandardCharsets.UTF_8));
      socket.getOutputStream().flush();
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      Exchanges.add(sent.replaceAll("(?i)(authorization: ).*", "$1...") + "\n-> " + answer);
      return answer;
    } catch (IOException e) {
      Exchanges.add(request + "\n-> no answer: " + e);
      throw new UncheckedIOException(e);
    }
  }
}
