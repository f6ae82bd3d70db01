package org.trailmark.server.auth;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import org.trailmark.lrs.store.CredentialStore.Scope;

/** Lets a request pass if its credential allows it; makes the {@link Caller} its principal. */
@PreMatching
@Priority(Priorities.AUTHENTICATION)
public final class AuthenticationFilter implements ContainerRequestFilter {
  private final Authenticator authenticator;
  private final Access access;

  public AuthenticationFilter(Authenticator authenticator, Access access) {
    this.authenticator = authenticator;
    this.access = access;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    Optional<Scope> needed = access.needed(request.getMethod(), request.getUriInfo().getPath());
    if (needed.isEmpty()) {
      return;
    }
    Caller caller = authenticator.authenticate(request.getHeaderString(HttpHeaders.AUTHORIZATION));
    if (!caller.may(needed.get())) {
      throw new LrsException(
          ProblemCode.FORBIDDEN,
          "This needs a credential that allows "
              + needed.get().name().toLowerCase(Locale.ROOT).replace('_', '-')
              + ".");
    }
    request.setSecurityContext(new CallerContext(caller, request.getSecurityContext()));
  }

  /** What a request needs. */
  @FunctionalInterface
  public interface Access {
    /**
     * The scope that a request needs.
     *
     * @param path relative to the application, without a slash at the beginning
     * @return empty: open to everybody
     */
    Optional<Scope> needed(String method, String path);
  }

  private record CallerContext(Caller caller, SecurityContext before) implements SecurityContext {
    @Override
    public Caller getUserPrincipal() {
      return caller;
    }

    /** A role is a scope's name; whoever may do everything has every role. */
    @Override
    public boolean isUserInRole(String role) {
      return Arrays.stream(Scope.values())
          .anyMatch(scope -> scope.name().equals(role) && caller.may(scope));
    }

    @Override
    public boolean isSecure() {
      return before.isSecure();
    }

    @Override
    public String getAuthenticationScheme() {
      return BASIC_AUTH;
    }
  }
}
