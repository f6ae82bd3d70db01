package org.trailmark.server.http.xapi;

import jakarta.annotation.Priority;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.trailmark.server.http.filter.FilterOrder;

/**
 * Lets scripts of other origins use the xAPI from a browser (the Fetch standard's CORS protocol).
 * They bring their own {@code Authorization} header; cookies and the browser's stored passwords are
 * never allowed, so any origin may be.
 */
@PreMatching
@Priority(FilterOrder.CORS)
public final class Cors implements ContainerRequestFilter, ContainerResponseFilter {
  private static final String ANY = "*";
  private static final String ORIGIN = "Origin";
  private static final String WANTED_METHOD = "Access-Control-Request-Method";
  private static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";
  private static final String METHODS = "GET, HEAD, PUT, POST, DELETE";
  private static final String REQUEST_HEADERS =
      String.join(
          ", ",
          HttpHeaders.AUTHORIZATION,
          HttpHeaders.CONTENT_TYPE,
          VersionFilter.HEADER,
          HttpHeaders.IF_MATCH,
          HttpHeaders.IF_NONE_MATCH,
          HttpHeaders.ACCEPT,
          HttpHeaders.ACCEPT_LANGUAGE,
          HttpHeaders.CONTENT_LANGUAGE,
          HttpHeaders.CONTENT_ENCODING,
          ANY); // what else a library adds of its own accord; only Authorization is not among these

  /** Whoever reports a fault quotes it. */
  private static final String REQUEST_ID = "X-Request-Id";

  /** What scripts may read of any answer. */
  private static final List<String> RESPONSE_HEADERS =
      List.of(
          HttpHeaders.ETAG,
          HttpHeaders.LAST_MODIFIED,
          HttpHeaders.CONTENT_LENGTH,
          HttpHeaders.CONTENT_TYPE,
          HttpHeaders.DATE,
          HttpHeaders.ALLOW,
          HttpHeaders.RETRY_AFTER,
          HttpHeaders.WWW_AUTHENTICATE,
          REQUEST_ID,
          VersionFilter.HEADER);

  /** Browsers keep it for two hours at most. */
  private static final int MAX_AGE_SECONDS = 7200;

  private final List<String> origins;
  private final String exposed;

  /**
   * @param origins that may, like {@code https://course.example.org}; or {@code *} alone: all;
   *     empty: none
   * @param headers of its own that a resource answers with, for scripts to read
   */
  public Cors(List<String> origins, List<String> headers) {
    this.origins = List.copyOf(origins);
    this.exposed =
        Stream.of(RESPONSE_HEADERS, headers)
            .flatMap(List::stream)
            .collect(Collectors.joining(", "));
  }

  /** Answers a preflight request, which never has credentials or a version. */
  @Override
  public void filter(ContainerRequestContext request) {
    if (request.getMethod().equals(HttpMethod.OPTIONS)
        && request.getHeaderString(ORIGIN) != null
        && request.getHeaderString(WANTED_METHOD) != null) {
      Response.ResponseBuilder answer = Response.noContent();
      if (allowed(request) != null) {
        answer
            .header("Access-Control-Allow-Methods", METHODS)
            .header("Access-Control-Allow-Headers", REQUEST_HEADERS)
            .header("Access-Control-Max-Age", MAX_AGE_SECONDS);
      }
      request.abortWith(answer.build());
    }
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    MultivaluedMap<String, Object> headers = response.getHeaders();
    String origin = allowed(request);
    if (origin != null) {
      headers.putSingle(ALLOW_ORIGIN, origin);
      headers.putSingle("Access-Control-Expose-Headers", exposed);
    }
    if (!origins.isEmpty() && !origins.contains(ANY)) {
      headers.add(HttpHeaders.VARY, ORIGIN);
    }
  }

  /** What to answer as the allowed origin; null: this one is not. */
  private @Nullable String allowed(ContainerRequestContext request) {
    if (origins.contains(ANY)) {
      return ANY;
    }
    String origin = request.getHeaderString(ORIGIN);
    return origin != null && origins.contains(origin) ? origin : null;
  }
}
