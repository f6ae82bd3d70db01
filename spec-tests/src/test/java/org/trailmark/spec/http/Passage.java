package org.trailmark.spec.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A way to a server that can be cut: connections through it end, and new ones are refused. */
final class Passage implements AutoCloseable {
  private final int target;
  private final Set<Socket> ends = ConcurrentHashMap.newKeySet();
  private ServerSocket entrance;

  /**
   * Opens it.
   *
   * @param target a port of this machine
   */
  Passage(int target) throws IOException {
    this.target = target;
    this.entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    accept(entrance);
  }

  int port() {
    return entrance.getLocalPort();
  }

  /** Opens it again after a cut, at the same port. */
  void open() throws IOException {
    entrance = new ServerSocket(port(), 50, InetAddress.getLoopbackAddress());
    accept(entrance);
  }

  private void accept(ServerSocket from) {
    start(
        () -> {
          while (true) {
            Socket near = from.accept();
            Socket far = new Socket(InetAddress.getLoopbackAddress(), target);
            ends.add(near);
            ends.add(far);
            start(() -> copy(near, far));
            start(() -> copy(far, near));
          }
        });
  }

  private static void copy(Socket from, Socket to) throws IOException {
    try (from;
        to;
        InputStream in = from.getInputStream()) {
      in.transferTo(to.getOutputStream());
    }
  }

  private static void start(Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException e) {
                // the passage was cut
              }
            });
    thread.setDaemon(true);
    thread.start();
  }

  /** Closes it for now. */
  void cut() throws IOException {
    entrance.close();
    for (Socket end : ends) {
      end.close();
    }
    ends.clear();
  }

  @Override
  public void close() throws IOException {
    cut();
  }

  @FunctionalInterface
  private interface Work {
    void run() throws IOException;
  }
}
