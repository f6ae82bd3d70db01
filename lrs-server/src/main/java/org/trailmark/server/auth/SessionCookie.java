package org.trailmark.server.auth;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.NewCookie;

/** The cookies by which a browser is known: of a login, and of an attempt at one. */
public final class SessionCookie {
  /** What a browser keeps while its user is at the login server. */
  static final String ATTEMPT = "trailmark-login";

  private static final int ATTEMPT_SECONDS = 600;

  private final String path;
  private final boolean alwaysSecure;

  /**
   * @param path where it is sent: that of the admin interface, as clients see it
   * @param alwaysSecure whether clients reach us by TLS, though we do not see it
   */
  public SessionCookie(String path, boolean alwaysSecure) {
    this.path = path;
    this.alwaysSecure = alwaysSecure;
  }

  /** That of a login; it goes when the browser is closed. */
  NewCookie of(Sessions.Begun begun, ContainerRequestContext request) {
    return session(begun.token(), NewCookie.DEFAULT_MAX_AGE, request);
  }

  /** Takes that of a login away. */
  NewCookie none(ContainerRequestContext request) {
    return session("", 0, request);
  }

  private NewCookie session(String token, int age, ContainerRequestContext request) {
    return cookie(Sessions.COOKIE, token, path, age, NewCookie.SameSite.STRICT, request);
  }

  /** That of an attempt: it comes back although the way back begins at the login server. */
  NewCookie ofAttempt(String secret, ContainerRequestContext request) {
    return attempt(secret, ATTEMPT_SECONDS, request);
  }

  /** Takes that of an attempt away: each is good for once. */
  NewCookie noAttempt(ContainerRequestContext request) {
    return attempt("", 0, request);
  }

  private NewCookie attempt(String secret, int age, ContainerRequestContext request) {
    return cookie(
        ATTEMPT, secret, path + "/" + OidcLoginResource.PATH, age, NewCookie.SameSite.LAX, request);
  }

  private NewCookie cookie(
      String name,
      String value,
      String where,
      int age,
      NewCookie.SameSite sameSite,
      ContainerRequestContext request) {
    return new NewCookie.Builder(name)
        .value(value)
        .path(where)
        .maxAge(age)
        .httpOnly(true)
        .sameSite(sameSite)
        .secure(alwaysSecure || request.getSecurityContext().isSecure())
        .build();
  }
}
