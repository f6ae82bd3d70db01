package org.trailmark.server.http.xapi;

import jakarta.annotation.Priority;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import org.trailmark.lrs.xapi.XapiVersion;
import org.trailmark.server.http.filter.FilterOrder;

/**
 * The alternate request syntax of 1.0.3 (xAPI-Communication 1.3): a POST whose query names the
 * method that is meant, and whose form holds headers, parameters and content. What comes out is the
 * request that is meant, so nobody behind this filter knows. It comes before authentication,
 * because the form may be the only place that has credentials, and wins over the real headers.
 */
@PreMatching
@Priority(FilterOrder.ALTERNATE_SYNTAX)
public final class AlternateSyntax implements ContainerRequestFilter, ContainerResponseFilter {
  private static final String CONTENT = "content";
  private static final String METHOD = "method";
  private static final List<String> METHODS = List.of("PUT", "GET", "POST", "DELETE", "HEAD");
  private static final List<String> HEADERS =
      List.of(
          HttpHeaders.AUTHORIZATION,
          VersionFilter.HEADER,
          HttpHeaders.CONTENT_TYPE,
          HttpHeaders.CONTENT_LENGTH,
          HttpHeaders.IF_MATCH,
          HttpHeaders.IF_NONE_MATCH);

  /** Set on a request whose client waits for the answer to a POST, but means HEAD. */
  private static final String BODILESS = AlternateSyntax.class.getName();

  private final String statements;

  /**
   * @param statements the path of the resource that takes statements
   */
  public AlternateSyntax(String statements) {
    this.statements = statements;
  }

  @Override
  public void filter(ContainerRequestContext request) throws IOException {
    MultivaluedMap<String, String> query = request.getUriInfo().getQueryParameters();
    if (!request.getMethod().equals(HttpMethod.POST) || !query.containsKey(METHOD)) {
      return;
    }
    requireForm(request);
    FormFields form = FormFields.parse(request.getEntityStream().readAllBytes());
    // First the headers, so that a refusal too is answered in the version that the form asks for.
    headers(request, form);
    refuseNewVersion(request);
    String method = method(query);
    byte[] content = bytes(form.single(CONTENT));
    request.getHeaders().putSingle(HttpHeaders.CONTENT_LENGTH, Integer.toString(content.length));
    request.setEntityStream(new ByteArrayInputStream(content));
    request.setMethod(method);
    request.setProperty(BODILESS, method.equals(HttpMethod.HEAD));
    request.setRequestUri(
        request.getUriInfo().getRequestUriBuilder().replaceQuery(query(form)).build());
  }

  /** The connection carries the answer to a POST, so a length without a body would hang it. */
  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (Boolean.TRUE.equals(request.getProperty(BODILESS))) {
      response.setEntity(null);
    }
  }

  /** Internet Explorer's cross-domain requests can only send text/plain, or no type at all. */
  private static void requireForm(ContainerRequestContext request) {
    String type = request.getHeaderString(HttpHeaders.CONTENT_TYPE);
    if (type != null
        && !SentDocument.isA(type, MediaType.APPLICATION_FORM_URLENCODED_TYPE)
        && !SentDocument.isA(type, MediaType.TEXT_PLAIN_TYPE)) {
      throw new LrsException(
          ProblemCode.INVALID_HEADER,
          "A request with ?method= has a form as its body, of the type "
              + MediaType.APPLICATION_FORM_URLENCODED
              + "; this one is "
              + type
              + ".");
    }
  }

  private void headers(ContainerRequestContext request, FormFields form) {
    MultivaluedMap<String, String> headers = request.getHeaders();
    headers.remove(HttpHeaders.CONTENT_TYPE);
    if (form.has(CONTENT) && statements.equals(request.getUriInfo().getPath())) {
      // The type need not be given (SHOULD*), and in this syntax statements have no other.
      headers.putSingle(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON);
    }
    for (String name : HEADERS) {
      String value = form.single(name);
      if (value != null) {
        headers.putSingle(name, value);
      }
    }
  }

  private static void refuseNewVersion(ContainerRequestContext request) {
    if (VersionFilter.chosen(request).equals(Optional.of(XapiVersion.V2_0_0))) {
      throw QueryParameters.invalid(
          "\"method\" is not known: xAPI 2.0 has no alternate request syntax.");
    }
  }

  private static String method(MultivaluedMap<String, String> query) {
    List<String> values = query.get(METHOD);
    if (query.size() > 1 || values == null || values.size() != 1) {
      throw QueryParameters.invalid(
          "\"method\" stands alone in the query, once; other parameters are fields of the form.");
    }
    String method = values.get(0);
    if (!METHODS.contains(method)) {
      throw QueryParameters.invalid(
          "\"method\" is one of " + String.join(", ", METHODS) + ", not \"" + method + "\".");
    }
    return method;
  }

  private static String query(FormFields form) {
    StringBuilder query = new StringBuilder();
    form.all()
        .forEach(
            (name, values) -> {
              if (!name.equals(CONTENT) && !HEADERS.contains(name)) {
                for (String value : values) {
                  query.append(query.isEmpty() ? "" : "&");
                  query.append(encoded(name)).append('=').append(encoded(value));
                }
              }
            });
    return query.toString();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static byte[] bytes(@Nullable String text) {
    return text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
  }
}
