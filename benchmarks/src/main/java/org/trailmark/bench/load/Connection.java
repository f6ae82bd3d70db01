package org.trailmark.bench.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/** A keep-alive connection with one request under way. */
final class Connection implements AutoCloseable {
  private final InetSocketAddress server;
  private final Selector selector;
  private final ByteBuffer request = ByteBuffer.allocate(RequestSource.LARGEST);
  private final ResponseReader response = new ResponseReader();
  private SocketChannel channel;
  private SelectionKey key;
  private long sentAt;
  private boolean cutOff;

  /** Connects, waiting for it. */
  Connection(InetSocketAddress server, Selector selector) throws IOException {
    this.server = server;
    this.selector = selector;
    this.channel = connect();
    this.key = channel.register(selector, SelectionKey.OP_READ, this);
  }

  private SocketChannel connect() throws IOException {
    SocketChannel opened = SocketChannel.open(server);
    opened.setOption(StandardSocketOptions.TCP_NODELAY, true);
    opened.configureBlocking(false);
    return opened;
  }

  /** Sends the next request, on a new connection if the server closes this one. */
  void send(RequestSource source) throws IOException {
    request.clear();
    source.next(request);
    request.flip();
    cutOff = false;
    response.begin();
    sentAt = System.nanoTime();
    write();
  }

  /** Goes on with what the socket had no room for. */
  void write() throws IOException {
    channel.write(request);
    key.interestOps(request.hasRemaining() ? SelectionKey.OP_WRITE : SelectionKey.OP_READ);
  }

  /**
   * Reads what is there.
   *
   * @param scratch for the bytes
   * @return whether the answer is whole
   * @throws ConnectionClosed if the server has closed it and the request is unanswered
   */
  boolean read(ByteBuffer scratch) throws IOException {
    scratch.clear();
    int count = channel.read(scratch);
    if (count < 0) {
      if (response.ended()) {
        return true;
      }
      throw new ConnectionClosed();
    }
    return response.read(scratch.flip());
  }

  /** Connects anew. */
  void reopen() throws IOException {
    key.cancel();
    channel.close();
    channel = connect();
    key = channel.register(selector, SelectionKey.OP_READ, this);
  }

  /**
   * Sends the same request on a new connection: a server may close an idle connection at the moment
   * at which it is used (RFC 9112 9.3.1). It does not do so twice.
   */
  void resend() throws IOException {
    if (cutOff) {
      throw new LoadFailure("the server closed the connection on the same request twice");
    }
    cutOff = true;
    reopen();
    request.rewind();
    response.begin();
    write();
  }

  ResponseReader response() {
    return response;
  }

  SelectionKey key() {
    return key;
  }

  /** When the request was sent, by {@link System#nanoTime()}. */
  long sentAt() {
    return sentAt;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  /** The server has closed the connection under an unanswered request. */
  static final class ConnectionClosed extends IOException {
    private static final long serialVersionUID = 1;
  }
}
