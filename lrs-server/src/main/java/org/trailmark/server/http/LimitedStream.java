package org.trailmark.server.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Supplier;

/** Throws where more comes out of a stream than may. */
final class LimitedStream extends FilterInputStream {
  private final Supplier<? extends RuntimeException> tooLarge;
  private long left;

  LimitedStream(InputStream in, long maxBytes, Supplier<? extends RuntimeException> tooLarge) {
    super(in);
    this.left = maxBytes;
    this.tooLarge = tooLarge;
  }

  @Override
  public int read() throws IOException {
    int read = super.read();
    count(read < 0 ? 0 : 1);
    return read;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int read = super.read(buffer, offset, length);
    count(Math.max(read, 0));
    return read;
  }

  @Override
  public boolean markSupported() {
    return false; // what is read twice would be counted twice
  }

  private void count(int bytes) {
    left -= bytes;
    if (left < 0) {
      throw tooLarge.get();
    }
  }
}
