package org.trailmark.server.http.xapi;

import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import org.trailmark.server.http.filter.FilterOrder;

/**
 * Explains that a content type is none (xAPI-Communication 3.2). Jersey, which asks for it when it
 * chooses a method, would answer 400 without a word.
 */
@PreMatching
@Priority(FilterOrder.CONTENT_TYPE)
public final class WellFormedContentType implements ContainerRequestFilter {

  @Override
  public void filter(ContainerRequestContext request) {
    String type = request.getHeaderString(HttpHeaders.CONTENT_TYPE);
    if (type != null && !type.isBlank()) {
      SentDocument.mediaType(type);
    }
  }
}
