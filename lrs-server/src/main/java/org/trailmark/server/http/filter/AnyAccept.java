package org.trailmark.server.http.filter;

import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

/**
 * Lets {@code Accept} choose how an error is told and nothing else. The standard fixes the type of
 * every other answer and knows no 406; clients that send what their library happens to send would
 * lose statements over it.
 */
@PreMatching
@Priority(FilterOrder.ACCEPT)
public final class AnyAccept implements ContainerRequestFilter {

  @Override
  public void filter(ContainerRequestContext request) {
    String accept = request.getHeaderString(HttpHeaders.ACCEPT);
    if (accept != null) {
      request.setProperty(ProblemForm.ACCEPT, accept);
      request.getHeaders().putSingle(HttpHeaders.ACCEPT, MediaType.WILDCARD);
    }
  }
}
