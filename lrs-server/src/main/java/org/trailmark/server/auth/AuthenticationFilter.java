package org.trailmark.server.auth;

import static java.util.stream.Collectors.joining;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Optional;
import java.util.function.Function;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import org.trailmark.lrs.store.Scope;

/**
 * Lets a request pass if there is a rule for it and its caller fulfils it; makes the {@link Caller}
 * its principal. Who is not known hears nothing about what there is.
 */
@PreMatching
@Priority(Priorities.AUTHENTICATION)
public final class AuthenticationFilter implements ContainerRequestFilter {
  private static final String ADDRESS = AuthenticationFilter.class.getName() + ".address";

  private final Callers callers;
  private final Access access;
  private final Function<ContainerRequestContext, String> addresses;

  /**
   * @param addresses whose request it is, as digits: the client's where a trusted proxy passes it
   *     on, so that guessing is counted for who guesses
   */
  public AuthenticationFilter(
      Callers callers, Access access, Function<ContainerRequestContext, String> addresses) {
    this.callers = callers;
    this.access = access;
    this.addresses = addresses;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    String address = addresses.apply(request);
    request.setProperty(ADDRESS, address);
    Optional<Access.Rule> rule = access.rule(request.getMethod(), request.getUriInfo().getPath());
    if (rule.isPresent() && rule.get().isOpen()) {
      return;
    }
    Caller caller = callers.of(request, address);
    if (rule.isEmpty()) {
      throw new LrsException(
          ProblemCode.NOT_FOUND,
          "There is nothing at " + request.getUriInfo().getRequestUri().getPath() + ".");
    }
    if (!caller.mayAny(rule.get().anyOf())) {
      String needed =
          rule.get().anyOf().stream().sorted().map(Scope::text).collect(joining(" or "));
      throw new LrsException(
          ProblemCode.FORBIDDEN, "This needs a credential that allows " + needed + ".");
    }
    request.setSecurityContext(new CallerContext(caller, request.getSecurityContext()));
  }

  /** Where a request that passed the filter came from. */
  static String address(ContainerRequestContext request) {
    return String.valueOf(request.getProperty(ADDRESS));
  }

  private record CallerContext(Caller caller, SecurityContext before) implements SecurityContext {
    @Override
    public Caller getUserPrincipal() {
      return caller;
    }

    /** A role is a scope. */
    @Override
    public boolean isUserInRole(String role) {
      return caller.may(new Scope(role));
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
