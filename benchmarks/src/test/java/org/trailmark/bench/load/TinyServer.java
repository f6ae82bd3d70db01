package org.trailmark.bench.load;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/** Answers each request with bytes that the test chooses. */
final class TinyServer implements AutoCloseable {
  private final ServerSocket socket;
  private final IntFunction<Reply> replies;
  private final AtomicInteger requests = new AtomicInteger();
  private final AtomicInteger connections = new AtomicInteger();

  /**
   * What is answered.
   *
   * @param close whether the connection ends after it
   */
  record Reply(String bytes, boolean close) {}

  /**
   * Starts to listen on a free port.
   *
   * @param replies by the number of the request, from 1
   */
  TinyServer(IntFunction<Reply> replies) throws IOException {
    this.replies = replies;
    this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    daemon(this::accept);
  }

  /** Answers every request so, and keeps connections. */
  static TinyServer always(String bytes) throws IOException {
    return new TinyServer(number -> new Reply(bytes, false));
  }

  InetSocketAddress address() {
    return new InetSocketAddress(socket.getInetAddress(), socket.getLocalPort());
  }

  int requests() {
    return requests.get();
  }

  int connections() {
    return connections.get();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = socket.accept();
        connections.incrementAndGet();
        daemon(() -> serve(client));
      }
    } catch (IOException e) {
      return; // closed: the test is over
    }
  }

  private void serve(Socket client) {
    try (client;
        InputStream in = new BufferedInputStream(client.getInputStream());
        OutputStream out = client.getOutputStream()) {
      while (readRequest(in)) {
        Reply reply = replies.apply(requests.incrementAndGet());
        out.write(reply.bytes().getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
        if (reply.close()) {
          return;
        }
      }
    } catch (IOException e) {
      return; // the client has gone
    }
  }

  private static boolean readRequest(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        return false;
      }
      head.append((char) next);
    }
    int length = head.indexOf("Content-Length: ");
    if (length >= 0) {
      String digits = head.substring(length + 16, head.indexOf("\r", length));
      in.readNBytes(Integer.parseInt(digits));
    }
    return true;
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "tiny-server");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
