package org.trailmark.bench.load;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Finds the end of an answer (RFC 9112 6.3): the status, {@code Content-Length}, chunks, or the end
 * of the connection. Nothing else of it is read; the body is kept only of an error.
 */
final class ResponseReader {
  private static final int LONGEST_HEAD = 16 << 10;
  private static final int KEPT = 4 << 10;

  private enum State {
    HEAD,
    LENGTH,
    CHUNK_SIZE,
    CHUNK,
    CHUNK_END,
    TRAILER,
    UNTIL_CLOSED,
    DONE
  }

  private final byte[] head = new byte[LONGEST_HEAD];
  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
  private State state = State.HEAD;
  private int headLength;
  private long left;
  private int lineLength;
  private int status;
  private boolean closing;

  /** Makes ready for the next answer. */
  void begin() {
    state = State.HEAD;
    headLength = 0;
    kept.reset();
    closing = false;
  }

  /** Takes what came; true when the answer is whole. */
  boolean read(ByteBuffer bytes) {
    while (bytes.hasRemaining() && state != State.DONE) {
      switch (state) {
        case HEAD -> head(bytes.get());
        case LENGTH -> body(bytes, State.DONE);
        case CHUNK -> body(bytes, State.CHUNK_END);
        case CHUNK_SIZE -> chunkSize(bytes.get());
        case CHUNK_END -> state = bytes.get() == '\n' ? beginChunk() : State.CHUNK_END;
        case TRAILER -> trailer(bytes.get());
        case UNTIL_CLOSED -> {
          left = Long.MAX_VALUE;
          body(bytes, State.UNTIL_CLOSED);
        }
        case DONE -> throw new IllegalStateException("the answer is whole");
      }
    }
    return state == State.DONE;
  }

  /** The connection has ended; true when that makes the answer whole. */
  boolean ended() {
    return state == State.UNTIL_CLOSED;
  }

  int status() {
    return status;
  }

  /** Whether the server said that it closes the connection. */
  boolean closing() {
    return closing;
  }

  /** The beginning of the body of an error. */
  String keptBody() {
    return kept.toString(StandardCharsets.UTF_8);
  }

  private void head(byte next) {
    if (headLength == LONGEST_HEAD) {
      throw new LoadFailure("the head of an answer is longer than " + LONGEST_HEAD + " bytes");
    }
    head[headLength++] = next;
    if (next == '\n'
        && headLength >= 4
        && head[headLength - 2] == '\r'
        && head[headLength - 3] == '\n') {
      parseHead();
    }
  }

  private void parseHead() {
    String text = new String(head, 0, headLength, StandardCharsets.ISO_8859_1);
    if (!text.startsWith("HTTP/1.") || text.length() < 14) {
      throw new LoadFailure("no HTTP/1.1 answer: " + text.lines().findFirst().orElse(""));
    }
    status = Integer.parseInt(text, 9, 12, 10);
    String lower = text.toLowerCase(Locale.ROOT);
    closing = lower.startsWith("http/1.0") || lower.contains("\r\nconnection: close");
    if (status < 200) {
      headLength = 0; // 100 Continue and the like: the answer is still to come
    } else if (status == 204 || status == 304) {
      state = State.DONE;
    } else if (lower.contains("\r\ntransfer-encoding: chunked")) {
      state = beginChunk();
    } else {
      bodyOfLength(lower);
    }
  }

  private void bodyOfLength(String lower) {
    String name = "\r\ncontent-length:";
    int at = lower.indexOf(name);
    if (at < 0) {
      state = State.UNTIL_CLOSED;
      closing = true;
      return;
    }
    int from = at + name.length();
    left = Long.parseLong(lower.substring(from, lower.indexOf('\r', from)).strip());
    state = left == 0 ? State.DONE : State.LENGTH;
  }

  private State beginChunk() {
    left = 0;
    lineLength = 0;
    return State.CHUNK_SIZE;
  }

  /** A digit of the size, or the rest of the line: extensions are passed over. */
  private void chunkSize(byte next) {
    if (next == '\n') {
      state = left == 0 ? State.TRAILER : State.CHUNK;
      lineLength = 0;
    } else if (lineLength >= 0) {
      int digit = Character.digit(next, 16);
      left = digit < 0 ? left : left * 16 + digit;
      lineLength = digit < 0 ? -1 : lineLength + 1;
    }
  }

  private void trailer(byte next) {
    if (next == '\n' && lineLength == 0) {
      state = State.DONE;
    } else if (next == '\n') {
      lineLength = 0;
    } else if (next != '\r') {
      lineLength++;
    }
  }

  private void body(ByteBuffer bytes, State after) {
    int length = (int) Math.min(left, bytes.remaining());
    if (status >= 300 && kept.size() < KEPT) {
      byte[] beginning = new byte[Math.min(length, KEPT - kept.size())];
      bytes.get(bytes.position(), beginning);
      kept.writeBytes(beginning);
    }
    bytes.position(bytes.position() + length);
    left -= length;
    if (left == 0) {
      state = after;
    }
  }
}
