package org.trailmark.server.http.filter;

import java.io.InputStream;
import java.util.function.Supplier;

/** Throws where more comes out of a stream than may. */
public final class LimitedStream extends CountedStream {
  private final long maxBytes;
  private final Supplier<? extends RuntimeException> tooLarge;

  /**
   * @param maxBytes how many may come out
   * @param tooLarge what to throw at the first byte more
   */
  public LimitedStream(
      InputStream in, long maxBytes, Supplier<? extends RuntimeException> tooLarge) {
    super(in);
    this.maxBytes = maxBytes;
    this.tooLarge = tooLarge;
  }

  @Override
  void counted(long read) {
    if (read > maxBytes) {
      throw tooLarge.get();
    }
  }
}
