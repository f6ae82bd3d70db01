package org.trailmark.server.http;

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

  SentBody(InputStream in) {
    super(in);
  }

  @Override
  public int read() throws IOException {
    try {
      return super.read();
    } catch (IOException e) {
      throw cutOff(e);
    }
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    try {
      return super.read(buffer, offset, length);
    } catch (IOException e) {
      throw cutOff(e);
    }
  }

  private static LrsException cutOff(IOException cause) {
    return new LrsException(
        ProblemCode.INVALID_DOCUMENT,
        "The body did not come to its end: the connection broke, or nothing came for too long.",
        cause);
  }
}
