package org.trailmark.server.http;

import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;

/**
 * Refuses bodies that are larger than this server is set to take, before or while reading, and
 * decompresses gzip. The limit holds for the body as it was sent and as it unfolds.
 */
@PreMatching
@Priority(FilterOrder.BODY)
public final class BodyLimit implements ContainerRequestFilter {
  private final int maxBytes;

  public BodyLimit(int maxBytes) {
    this.maxBytes = maxBytes;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    if (request.getLength() > maxBytes) {
      throw tooLarge();
    }
    // Without asking whether there is a body: that waits for it, and nobody is authenticated yet.
    request.setEntityStream(new Limited(request.getEntityStream()));
    decode(request);
  }

  private void decode(ContainerRequestContext request) {
    String encoding = request.getHeaderString(HttpHeaders.CONTENT_ENCODING);
    if (encoding == null) {
      return;
    }
    switch (encoding.strip().toLowerCase(Locale.ROOT)) {
      case "", "identity" -> {}
      case "gzip", "x-gzip" -> {
        request.setEntityStream(new Limited(new GunzipStream(request.getEntityStream())));
        request.getHeaders().remove(HttpHeaders.CONTENT_ENCODING);
        request.getHeaders().remove(HttpHeaders.CONTENT_LENGTH);
      }
      default ->
          throw new LrsException(
              ProblemCode.UNSUPPORTED_MEDIA_TYPE,
              HttpHeaders.CONTENT_ENCODING
                  + " \""
                  + encoding
                  + "\" is not known here; gzip and identity are.");
    }
  }

  private LrsException tooLarge() {
    return new LrsException(
        ProblemCode.TOO_LARGE,
        "A body may have " + maxBytes + " bytes. Send the statements in several requests.");
  }

  private final class Limited extends FilterInputStream {
    private long left = maxBytes;

    Limited(InputStream body) {
      super(body);
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

    /** Bytes that are read twice would count twice. */
    @Override
    public boolean markSupported() {
      return false;
    }

    private void count(int bytes) {
      left -= bytes;
      if (left < 0) {
        throw tooLarge();
      }
    }
  }
}
