package org.trailmark.server.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongPredicate;

/** Takes room for what comes out of a stream, and throws where there is none. */
final class RoomStream extends FilterInputStream {
  /** So much is not worth being counted; and more is taken in pieces of this size. */
  static final int STEP = 64 << 10;

  private final LongPredicate room;
  private long read;
  private long taken = STEP;

  /**
   * @param room takes room for so many bytes in all, and says whether there was any
   */
  RoomStream(InputStream in, LongPredicate room) {
    super(in);
    this.room = room;
  }

  @Override
  public int read() throws IOException {
    int one = super.read();
    count(one < 0 ? 0 : 1);
    return one;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int count = super.read(buffer, offset, length);
    count(Math.max(count, 0));
    return count;
  }

  @Override
  public boolean markSupported() {
    return false; // what is read twice would be counted twice
  }

  private void count(int bytes) {
    read += bytes;
    if (read > taken) {
      taken = read + STEP;
      if (!room.test(taken)) {
        throw WholeBodyAddOn.noRoom();
      }
    }
  }
}
