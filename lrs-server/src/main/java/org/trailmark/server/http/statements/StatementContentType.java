package org.trailmark.server.http.statements;

import jakarta.annotation.Priority;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Set;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import org.trailmark.server.http.filter.FilterOrder;
import org.trailmark.server.http.xapi.SentDocument;

/**
 * Refuses statements that come under a type that they cannot have. The standard wants 400
 * (xAPI-Communication 3.2) where HTTP itself, left to choose, answers 415.
 */
@PreMatching
@Priority(FilterOrder.CONTENT_TYPE)
public final class StatementContentType implements ContainerRequestFilter {
  private static final Set<String> METHODS = Set.of(HttpMethod.PUT, HttpMethod.POST);
  static final MediaType MULTIPART = new MediaType("multipart", "mixed");

  @Override
  public void filter(ContainerRequestContext request) {
    if (!StatementsResource.PATH.equals(request.getUriInfo().getPath())
        || !METHODS.contains(request.getMethod())) {
      return;
    }
    String type = request.getHeaderString(HttpHeaders.CONTENT_TYPE);
    if (type == null || type.isBlank()) {
      throw refused("is missing");
    }
    if (!SentDocument.isJson(type) && !SentDocument.isA(type, MULTIPART)) {
      throw refused("is " + type);
    }
  }

  /** Whether statements come with attachments; false where the type is none. */
  public static boolean isMultipart(ContainerRequestContext request) {
    String type = request.getHeaderString(HttpHeaders.CONTENT_TYPE);
    try {
      return type != null
          && StatementsResource.PATH.equals(request.getUriInfo().getPath())
          && SentDocument.isA(type, MULTIPART);
    } catch (LrsException e) {
      return false; // refused when the request is known to be somebody's
    }
  }

  private static LrsException refused(String found) {
    return new LrsException(
        ProblemCode.INVALID_HEADER,
        HttpHeaders.CONTENT_TYPE
            + " "
            + found
            + "; statements are application/json, or multipart/mixed with attachments.");
  }
}
