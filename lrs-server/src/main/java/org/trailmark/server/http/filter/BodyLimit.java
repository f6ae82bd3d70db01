package org.trailmark.server.http.filter;

import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.InputStream;
import java.net.URI;
import java.util.Locale;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import org.trailmark.server.http.transport.WholeBody;

/**
 * Refuses bodies and addresses that are larger than this server is set to take, before or while
 * reading, and bodies that it has no room for now; decompresses gzip. The limit holds for the body
 * as it was sent and as it unfolds. What goes to disk as it comes, such as statements with
 * attachments, has a limit of its own: nobody holds it in memory.
 */
@PreMatching
@Priority(FilterOrder.BODY)
public final class BodyLimit implements ContainerRequestFilter {
  private final Usual usual;
  private final long maxStreamedBytes;
  private final String streamed;
  private final Predicate<ContainerRequestContext> isStreamed;

  /**
   * What holds for every application.
   *
   * @param maxBytes the largest body that is held in memory
   * @param maxAddress the longest address, with its query, in characters
   * @param pace how many bytes a second a body must bring that is read as it comes
   */
  public record Usual(int maxBytes, int maxAddress, long pace) {}

  private BodyLimit(
      Usual usual,
      long maxStreamedBytes,
      String streamed,
      Predicate<ContainerRequestContext> isStreamed) {
    this.usual = usual;
    this.maxStreamedBytes = maxStreamedBytes;
    this.streamed = streamed;
    this.isStreamed = isStreamed;
  }

  /**
   * For statements.
   *
   * @param maxMultipartBytes the largest body of statements with attachments
   * @param isMultipart whether a request brings attachments; asked before anybody is authenticated
   */
  public static BodyLimit forStatements(
      Usual usual, long maxMultipartBytes, Predicate<ContainerRequestContext> isMultipart) {
    return new BodyLimit(
        usual, maxMultipartBytes, "A body of statements with attachments", isMultipart);
  }

  /**
   * For resources of which one takes files.
   *
   * @param maxFileBytes the largest file
   * @param path of the resource that takes them
   */
  public static BodyLimit forFiles(Usual usual, long maxFileBytes, String path) {
    return new BodyLimit(
        usual, maxFileBytes, "A file", request -> path.equals(request.getUriInfo().getPath()));
  }

  /** For resources that take nothing large. */
  public static BodyLimit of(Usual usual) {
    return new BodyLimit(usual, usual.maxBytes(), "A body", request -> false);
  }

  @Override
  public void filter(ContainerRequestContext request) {
    requireShort(request.getUriInfo().getRequestUri());
    Limit limit = limit(request);
    if (declaredLength(request) > limit.bytes) {
      throw limit.exceeded();
    }
    if (request.getProperty(WholeBody.REFUSED) instanceof LrsException refused) {
      throw refused;
    }
    // Without asking whether there is a body: that waits for it, and nobody is authenticated yet.
    request.setEntityStream(limit.on(new SentBody(request.getEntityStream(), usual.pace())));
    decode(request, limit);
  }

  private void requireShort(URI address) {
    String query = address.getRawQuery();
    if (address.getRawPath().length() + (query == null ? 0 : query.length()) > usual.maxAddress()) {
      throw new LrsException(
          ProblemCode.ADDRESS_TOO_LONG,
          "An address may have "
              + usual.maxAddress()
              + " characters here; statements can be asked for by a POST with form fields as"
              + " well.");
    }
  }

  private Limit limit(ContainerRequestContext request) {
    return isStreamed.test(request)
        ? new Limit(maxStreamedBytes, streamed, false)
        : new Limit(usual.maxBytes(), "A body", true);
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
        request.setEntityStream(unfolded(request, limit));
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

  /** What is held in memory takes its room as it unfolds: nobody knows before how much it is. */
  private static InputStream unfolded(ContainerRequestContext request, Limit limit) {
    InputStream unfolded = limit.on(new GunzipStream(request.getEntityStream()));
    return limit.isHeld && request.getProperty(WholeBody.ROOM) instanceof LongPredicate room
        ? new RoomStream(unfolded, room)
        : unfolded;
  }

  /** What one body may have, and whether it is held in memory. */
  private record Limit(long bytes, String what, boolean isHeld) {

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
