package org.trailmark.server.http.filter;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts what comes out of a stream, for whoever has a limit for it. */
abstract class CountedStream extends FilterInputStream {
  private long read;

  CountedStream(InputStream in) {
    super(in);
  }

  /**
   * Some more was read.
   *
   * @param read how many bytes in all
   * @throws RuntimeException if that is too much
   */
  abstract void counted(long read);

  @Override
  public final int read() throws IOException {
    int one = super.read();
    count(one < 0 ? 0 : 1);
    return one;
  }

  @Override
  public final int read(byte[] buffer, int offset, int length) throws IOException {
    int count = super.read(buffer, offset, length);
    count(Math.max(count, 0));
    return count;
  }

  @Override
  public final boolean markSupported() {
    return false; // what is read twice would be counted twice
  }

  private void count(int bytes) {
    read += bytes;
    counted(read);
  }
}
