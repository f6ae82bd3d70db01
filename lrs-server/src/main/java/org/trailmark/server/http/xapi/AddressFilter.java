package org.trailmark.server.http.xapi;

import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.UriInfo;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.trailmark.server.http.filter.FilterOrder;

/**
 * Lets each resource have one path: a slash or path parameters at its end do not make another, on
 * which the rules for its answers would not hold. And refuses a query that is not UTF-8
 * (xAPI-Communication 1.4), because what cannot be read would be taken for something else.
 */
@PreMatching
@Priority(FilterOrder.ADDRESS)
public final class AddressFilter implements ContainerRequestFilter {

  @Override
  public void filter(ContainerRequestContext request) {
    UriInfo uri = request.getUriInfo();
    String path = uri.getPath(false);
    String plain = plain(path);
    if (!plain.equals(path)) {
      URI changed =
          uri.getBaseUriBuilder()
              .path(plain)
              .replaceQuery(uri.getRequestUri().getRawQuery())
              .build();
      request.setRequestUri(uri.getBaseUri(), changed);
    }
    if (!isUtf8(uri.getRequestUri().getRawQuery())) {
      throw QueryParameters.invalid("The query is not UTF-8.");
    }
  }

  private static String plain(String path) {
    int end = path.indexOf(';') < 0 ? path.length() : path.indexOf(';');
    while (end > 0 && path.charAt(end - 1) == '/') {
      end--;
    }
    return path.substring(0, end);
  }

  /**
   * Whether what is percent-encoded is UTF-8.
   *
   * @param query well-formed, or null
   */
  private static boolean isUtf8(@Nullable String query) {
    if (query == null || query.indexOf('%') < 0) {
      return true;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(query.length());
    for (int i = 0; i < query.length(); i++) {
      if (query.charAt(i) == '%') {
        bytes.write(Integer.parseInt(query, i + 1, i + 3, 16));
        i += 2;
      } else {
        bytes.write(query.charAt(i));
      }
    }
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.toByteArray()));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
