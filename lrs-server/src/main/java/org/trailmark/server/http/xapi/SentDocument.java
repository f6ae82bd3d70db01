package org.trailmark.server.http.xapi;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import org.trailmark.lrs.store.DocumentContent;

/** Reads the document that a request carries, whatever it is. */
public final class SentDocument {
  /** Several filters ask for the type of the same request, and most requests have the same. */
  private static volatile Read lastRead =
      new Read(MediaType.APPLICATION_JSON, MediaType.APPLICATION_JSON_TYPE);

  private SentDocument() {}

  /** A content type and what it means; never changed. */
  private record Read(String text, MediaType type) {}

  /** The body as it was sent, under a {@link WellFormedContentType}. */
  public static DocumentContent of(ContainerRequestContext request) {
    String type = request.getHeaderString(HttpHeaders.CONTENT_TYPE);
    if (type == null || type.isBlank()) {
      type = MediaType.APPLICATION_OCTET_STREAM; // what RFC 9110 8.3 takes it for
    }
    try {
      return DocumentContent.of(type, request.getEntityStream().readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Whether a content type is {@code application/json}, with parameters or without.
   *
   * @throws LrsException {@code INVALID_HEADER} if it is none
   */
  public static boolean isJson(String contentType) {
    return isA(contentType, MediaType.APPLICATION_JSON_TYPE);
  }

  /**
   * Whether a content type is this one, with parameters or without.
   *
   * @throws LrsException {@code INVALID_HEADER} if it is none
   */
  public static boolean isA(String contentType, MediaType wanted) {
    MediaType type = mediaType(contentType);
    return type.getType().equalsIgnoreCase(wanted.getType())
        && type.getSubtype().equalsIgnoreCase(wanted.getSubtype());
  }

  /**
   * Reads a content type.
   *
   * @throws LrsException {@code INVALID_HEADER} if it is none
   */
  static MediaType mediaType(String contentType) {
    Read last = lastRead;
    if (last.text.equals(contentType)) {
      return last.type;
    }
    try {
      MediaType type = MediaType.valueOf(contentType);
      lastRead = new Read(contentType, type);
      return type;
    } catch (IllegalArgumentException e) {
      throw new LrsException(
          ProblemCode.INVALID_HEADER,
          HttpHeaders.CONTENT_TYPE + " is no content type: " + contentType + ".",
          e);
    }
  }
}
