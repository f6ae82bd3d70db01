package org.trailmark.server.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;

/** Refuses bodies that are larger than this server is set to take, before or while reading. */
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
    if (request.hasEntity()) {
      request.setEntityStream(
          new LimitedStream(request.getEntityStream(), maxBytes, this::tooLarge));
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
}
