package org.trailmark.server.http.filter;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;

/**
 * A body as it comes from the connection. Where it stops coming, because the client hung up or let
 * us wait too long, the fault is not ours: nobody here can mend it, and no log needs to tell of it.
 */
final class SentBody extends FilterInputStream {

  /** So long nobody is called slow. */
  private static final long GRACE_NANOS = 10_000_000_000L;

  private final long pace;
  private long begun;
  private long bytes;

  /**
   * @param pace how many bytes a second it must bring, on the average
   */
  SentBody(InputStream in, long pace) {
    super(in);
    this.pace = pace;
  }

  @Override
  public int read() throws IOException {
    try {
      return super.read(); // of a body that is read byte by byte the pieces are in memory
    } catch (IOException e) {
      throw cutOff(e);
    }
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    try {
      long now = System.nanoTime();
      begun = begun == 0 ? now : begun;
      int read = super.read(buffer, offset, length);
      bytes += Math.max(read, 0);
      requirePace(System.nanoTime() - begun);
      return read;
    } catch (IOException e) {
      throw cutOff(e);
    }
  }

  private void requirePace(long nanos) {
    if (nanos > GRACE_NANOS && bytes < pace * (nanos / 1_000_000_000L)) {
      throw new LrsException(
          ProblemCode.TOO_SLOW,
          "The body comes too slowly: it must bring " + pace + " bytes a second here.");
    }
  }

  private static LrsException cutOff(IOException cause) {
    return new LrsException(
        ProblemCode.INVALID_DOCUMENT,
        "The body did not come to its end: the connection broke, or nothing came for too long.",
        cause);
  }
}
