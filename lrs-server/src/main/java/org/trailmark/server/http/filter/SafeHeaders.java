package org.trailmark.server.http.filter;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Instant;

/** The date, and headers that keep browsers from guessing, framing, caching and telling. */
public final class SafeHeaders implements ContainerResponseFilter {
  /** Browsers that came by TLS once come by nothing else for a year. */
  private static final String HSTS = "max-age=31536000";

  private static final String CSP = "Content-Security-Policy";

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    MultivaluedMap<String, Object> headers = response.getHeaders();
    headers.putSingle(HttpHeaders.DATE, HeaderTime.http(Instant.now()));
    headers.putSingle("X-Content-Type-Options", "nosniff");
    headers.putSingle("Referrer-Policy", "no-referrer");
    if (request.getSecurityContext().isSecure()) {
      headers.putSingle("Strict-Transport-Security", HSTS);
    }
    if (!headers.containsKey(CSP)) {
      headers.putSingle(CSP, "default-src 'none'; frame-ancestors 'none'");
    }
    if (!headers.containsKey(HttpHeaders.CACHE_CONTROL)) {
      headers.putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
    }
  }
}
