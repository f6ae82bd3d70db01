package org.trailmark.server.http.xapi;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.store.DocumentContent;
import org.trailmark.server.http.filter.HeaderTime;

/** Answers of GET that carry an entity tag (xAPI-Communication 3.1). */
public final class Tagged {
  private static final String CSP = "Content-Security-Policy";

  private Tagged() {}

  /** JSON that was made for this answer. */
  public static Response json(
      ContainerRequestContext request, byte[] json, @Nullable Instant modified) {
    return answer(request, DocumentContent.of(MediaType.APPLICATION_JSON, json), modified);
  }

  /**
   * Content with its type as it is.
   *
   * @param modified when it last changed; null: not known
   */
  public static Response answer(
      ContainerRequestContext request, DocumentContent content, @Nullable Instant modified) {
    Response.ResponseBuilder answer =
        Preconditions.of(request).isNotModified(content.sha1())
            ? Response.notModified()
            : Response.ok(content.bytes())
                .header(HttpHeaders.CONTENT_TYPE, type(content))
                // A document may be a page, and must not act in our name.
                .header(CSP, "default-src 'none'; frame-ancestors 'none'; sandbox");
    if (modified != null) {
      answer.header(HttpHeaders.LAST_MODIFIED, HeaderTime.http(modified));
    }
    return answer.header(HttpHeaders.ETAG, '"' + content.sha1() + '"').build();
  }

  /** As it was sent; what is sent most is not parsed again by Jersey. */
  private static Object type(DocumentContent content) {
    return content.contentType().equals(MediaType.APPLICATION_JSON)
        ? MediaType.APPLICATION_JSON_TYPE
        : content.contentType();
  }
}
