package org.trailmark.server.http.filter;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;

/**
 * Decompresses a body while it is read. Nothing is read before, so that a request can be refused
 * without its body; what is no gzip is the client's fault, not the connection's.
 */
final class GunzipStream extends InputStream {
  private final InputStream compressed;
  private @Nullable GZIPInputStream gzip;

  GunzipStream(InputStream compressed) {
    this.compressed = compressed;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    try {
      if (gzip == null) {
        gzip = new GZIPInputStream(compressed, 8192);
      }
      return gzip.read(buffer, offset, length);
    } catch (ZipException | EOFException e) {
      throw new LrsException(
          ProblemCode.INVALID_DOCUMENT,
          "The body is not gzip, as its Content-Encoding says, or not all of it came.",
          e);
    }
  }

  @Override
  public void close() throws IOException {
    compressed.close();
  }
}
