package org.trailmark.server.http;

import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
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
  static final MediaType MULTIPART_MIXED = new MediaType("multipart", "mixed");

  private final int maxBytes;

  public BodyLimit(int maxBytes) {
    this.maxBytes = maxBytes;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    if (request.getLength() > maxBytes && !MULTIPART_MIXED.isCompatible(request.getMediaType())) {
      throw tooLarge();
    }
    // Without asking whether there is a body: that waits for it, and nobody is authenticated yet.
    request.setEntityStream(limited(request.getEntityStream()));
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
        request.setEntityStream(limited(new GunzipStream(request.getEntityStream())));
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

  /** The body without this limit, for a reader that limits each part of it. */
  static InputStream lifted(ContainerRequestContext request) {
    return request.getEntityStream() instanceof LimitedStream limited
        ? limited.whole()
        : request.getEntityStream();
  }

  private LrsException tooLarge() {
    return new LrsException(
        ProblemCode.TOO_LARGE,
        "A body may have " + maxBytes + " bytes. Send the statements in several requests.");
  }

  private InputStream limited(InputStream body) {
    return new LimitedStream(body, maxBytes, this::tooLarge);
  }
}
