package org.trailmark.server.http;

import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.InputStream;
import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;

/**
 * Refuses bodies and addresses that are larger than this server is set to take, before or while
 * reading, and bodies that it has no room for now; decompresses gzip. The limit holds for the body
 * as it was sent and as it unfolds. Statements with attachments have a limit of their own: nobody
 * holds them in memory.
 */
@PreMatching
@Priority(FilterOrder.BODY)
public final class BodyLimit implements ContainerRequestFilter {
  private final int maxBytes;
  private final long maxMultipartBytes;
  private final int maxAddress;
  private final long pace;

  /**
   * @param maxMultipartBytes the largest body of statements with attachments
   * @param maxAddress the longest address, with its query, in characters
   * @param pace how many bytes a second a body must bring that is read as it comes
   */
  public BodyLimit(int maxBytes, long maxMultipartBytes, int maxAddress, long pace) {
    this.maxBytes = maxBytes;
    this.maxMultipartBytes = maxMultipartBytes;
    this.maxAddress = maxAddress;
    this.pace = pace;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    requireShort(request.getUriInfo().getRequestUri());
    Limit limit = limit(request);
    if (declaredLength(request) > limit.bytes) {
      throw limit.exceeded();
    }
    if (request.getProperty(WholeBodyAddOn.REFUSED) instanceof LrsException refused) {
      throw refused;
    }
    // Without asking whether there is a body: that waits for it, and nobody is authenticated yet.
    request.setEntityStream(limit.on(new SentBody(request.getEntityStream(), pace)));
    decode(request, limit);
  }

  private void requireShort(URI address) {
    String query = address.getRawQuery();
    if (address.getRawPath().length() + (query == null ? 0 : query.length()) > maxAddress) {
      throw new LrsException(
          ProblemCode.ADDRESS_TOO_LONG,
          "An address may have "
              + maxAddress
              + " characters here; statements can be asked for by a POST with form fields as"
              + " well.");
    }
  }

  private Limit limit(ContainerRequestContext request) {
    return StatementContentType.isMultipart(request)
        ? new Limit(maxMultipartBytes, "A body of statements with attachments")
        : new Limit(maxBytes, "A body");
  }

  /** Not as an int, as JAX-RS has it: with attachments it may be more. */
  private static long declaredLength(ContainerRequestContext request) {
    @Nullable String length = request.getHeaderString(HttpHeaders.CONTENT_LENGTH);
    try {
      return length == null ? -1 : Long.parseLong(length.strip());
    } catch (NumberFormatException e) {
      throw new LrsException(
          ProblemCode.INVALID_HEADER, HttpHeaders.CONTENT_LENGTH + " is no number: " + length, e);
    }
  }

  private static void decode(ContainerRequestContext request, Limit limit) {
    String encoding = request.getHeaderString(HttpHeaders.CONTENT_ENCODING);
    if (encoding == null) {
      return;
    }
    switch (encoding.strip().toLowerCase(Locale.ROOT)) {
      case "", "identity" -> {}
      case "gzip", "x-gzip" -> {
        request.setEntityStream(limit.on(new GunzipStream(request.getEntityStream())));
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

  /** What one body may have. */
  private record Limit(long bytes, String what) {

    InputStream on(InputStream body) {
      return new LimitedStream(body, bytes, this::exceeded);
    }

    LrsException exceeded() {
      return new LrsException(
          ProblemCode.TOO_LARGE,
          what + " may have " + bytes + " bytes here. Send the statements in several requests.");
    }
  }
}
