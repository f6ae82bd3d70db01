package org.trailmark.server.auth;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;

/**
 * Tells whose request it is, by whichever means it came with: a key and a secret, a provider's
 * token, or the cookie of somebody who has logged in to the console.
 */
public final class Callers {
  private static final String BASIC = "Basic ";
  private static final String BEARER = "Bearer ";

  private final Authenticator credentials;
  private final @Nullable BearerTokens tokens;
  private final Sessions sessions;

  /**
   * @param tokens null: no provider is trusted
   */
  public Callers(Authenticator credentials, @Nullable BearerTokens tokens, Sessions sessions) {
    this.credentials = credentials;
    this.tokens = tokens;
    this.sessions = sessions;
  }

  /**
   * Whose request it is.
   *
   * @param address of the client
   * @throws LrsException {@code UNAUTHENTICATED} if nobody's that is known; {@code
   *     TOO_MANY_REQUESTS}
   */
  Caller of(ContainerRequestContext request, String address) {
    String authorization = request.getHeaderString(HttpHeaders.AUTHORIZATION);
    if (authorization == null) {
      Cookie cookie = request.getCookies().get(Sessions.COOKIE);
      if (cookie == null) {
        throw unauthenticated("This needs a key and a secret, as Basic authentication.");
      }
      return sessions.caller(
          cookie.getValue(), request.getMethod(), request.getHeaderString(Sessions.HEADER));
    }
    if (isOf(BASIC, authorization)) {
      return credentials.authenticate(authorization, address);
    }
    if (tokens != null && isOf(BEARER, authorization)) {
      return tokens.caller(authorization.substring(BEARER.length()).strip());
    }
    throw unauthenticated(
        "Only "
            + (tokens == null ? "Basic" : "Basic and Bearer")
            + " authentication is known here.");
  }

  private static boolean isOf(String scheme, String authorization) {
    return authorization.regionMatches(true, 0, scheme, 0, scheme.length());
  }

  static LrsException unauthenticated(String message) {
    return new LrsException(ProblemCode.UNAUTHENTICATED, message);
  }
}
