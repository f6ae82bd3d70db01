package org.trailmark.server.http.xapi;

import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.trailmark.server.http.filter.FilterOrder;

/**
 * Quotes a boundary that its client should have quoted: an {@code =} or {@code :} may stand in a
 * boundary, but not in the header without quotes (RFC 2045, 5.1). Client libraries send such ones,
 * and what they mean is plain.
 */
@PreMatching
@Priority(FilterOrder.BOUNDARY)
public final class QuotedBoundary implements ContainerRequestFilter {
  private static final String MULTIPART = "multipart/";

  /**
   * The other parameters possessively: else each of them costs the matcher a frame of its stack.
   */
  private static final Pattern BARE =
      Pattern.compile(
          "(multipart/[^;]*;(?:(?!\\s*boundary=)[^;\"]*+;)*+\\s*boundary=)"
              + "([^;\"\\s]*[^;\"\\s\\w'+.-][^;\"\\s]*)(.*)",
          Pattern.CASE_INSENSITIVE);

  @Override
  public void filter(ContainerRequestContext request) {
    String type = request.getHeaderString(HttpHeaders.CONTENT_TYPE);
    if (type != null && type.regionMatches(true, 0, MULTIPART, 0, MULTIPART.length())) {
      Matcher bare = BARE.matcher(type);
      if (bare.matches()) {
        request
            .getHeaders()
            .putSingle(
                HttpHeaders.CONTENT_TYPE,
                bare.group(1) + '"' + bare.group(2).replace("\\", "\\\\") + '"' + bare.group(3));
      }
    }
  }
}
