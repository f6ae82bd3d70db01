package org.trailmark.server.http.xapi;

import jakarta.annotation.Priority;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import org.trailmark.lrs.xapi.XapiVersion;
import org.trailmark.server.http.filter.FilterOrder;

/**
 * Chooses the version of the standard by {@code X-Experience-API-Version} (xAPI-Communication 3.3)
 * and names it in every response, errors included. Runs after authentication.
 */
@PreMatching
@Priority(FilterOrder.VERSION)
public final class VersionFilter implements ContainerRequestFilter, ContainerResponseFilter {
  static final String HEADER = "X-Experience-API-Version";

  private final XapiVersion otherwise;

  /**
   * @param otherwise what answers name where the request names no version that we know
   */
  public VersionFilter(XapiVersion otherwise) {
    this.otherwise = otherwise;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    boolean free =
        AboutResource.PATH.equals(request.getUriInfo().getPath())
            || request.getMethod().equals(HttpMethod.OPTIONS);
    if (!free && chosen(request).isEmpty()) {
      String sent = request.getHeaderString(HEADER);
      throw new LrsException(
          ProblemCode.INVALID_HEADER,
          (sent == null
                  ? "The header " + HEADER + " is missing"
                  : "The header " + HEADER + " is \"" + sent + "\"")
              + "; this server speaks 1.0.x and 2.0.x.");
    }
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    XapiVersion version = chosen(request).orElse(otherwise);
    response.getHeaders().putSingle(HEADER, version.header());
  }

  /** The version of a request that passed the filter. */
  public static XapiVersion of(ContainerRequestContext request) {
    return chosen(request).orElseThrow();
  }

  /** Empty: none that we know. A script that sets the header twice sends a list. */
  static Optional<XapiVersion> chosen(ContainerRequestContext request) {
    @Nullable String sent = request.getHeaderString(HEADER);
    if (sent == null) {
      return Optional.empty();
    }
    if (sent.indexOf(',') < 0) {
      return named(sent);
    }
    List<Optional<XapiVersion>> list =
        Stream.of(sent.split(",", -1)).map(one -> named(one.strip())).distinct().toList();
    return list.size() == 1 ? list.get(0) : Optional.empty();
  }

  private static Optional<XapiVersion> named(String version) {
    if (isOrBeginsWith("1.0", version)) {
      return Optional.of(XapiVersion.V1_0_3);
    }
    return isOrBeginsWith("2.0", version) ? Optional.of(XapiVersion.V2_0_0) : Optional.empty();
  }

  /** Whatever follows the second dot is accepted, as the standard words it. */
  private static boolean isOrBeginsWith(String minor, String sent) {
    return sent.equals(minor) || sent.startsWith(minor + '.');
  }
}
