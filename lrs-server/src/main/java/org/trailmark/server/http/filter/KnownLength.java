package org.trailmark.server.http.filter;

import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;

/**
 * Says how long an answer is that is ready as a whole. Jersey finds that out by itself up to 8 KB;
 * what is longer it would send in chunks, the last of which, an empty one, costs a write of its
 * own.
 */
@Priority(FilterOrder.LENGTH)
public final class KnownLength implements ContainerResponseFilter {
  private static final int FOUND_OUT = 8 << 10;

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (response.getEntity() instanceof byte[] whole && whole.length > FOUND_OUT) {
      response.getHeaders().putSingle(HttpHeaders.CONTENT_LENGTH, Integer.toString(whole.length));
    }
  }
}
