package org.trailmark.server.me;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.SecurityContext;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.plugin.LearnerPrincipal;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;

/**
 * Lets a request in as the learner whose link it carries, in {@code Authorization: Bearer}, where
 * no access log writes it down. A credential is no link: whoever has one asks the admin REST.
 */
@PreMatching
@Priority(Priorities.AUTHENTICATION)
public final class LearnerFilter implements ContainerRequestFilter {
  private static final String SCHEME = "Bearer ";

  private final LearnerLinks links;
  private final InstantSource clock;

  public LearnerFilter(LearnerLinks links, InstantSource clock) {
    this.links = links;
    this.clock = clock;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    String token = token(request.getHeaderString(HttpHeaders.AUTHORIZATION));
    LearnerPrincipal learner = new LearnerPrincipal(links.read(token, clock.instant()).agent());
    request.setSecurityContext(new LearnerContext(learner, request.getSecurityContext()));
  }

  private static String token(@Nullable String header) {
    if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      throw new LrsException(
          ProblemCode.FORBIDDEN, "This needs the token of a learner's link, as a Bearer token.");
    }
    return header.substring(SCHEME.length()).strip();
  }

  private record LearnerContext(LearnerPrincipal learner, SecurityContext before)
      implements SecurityContext {
    @Override
    public LearnerPrincipal getUserPrincipal() {
      return learner;
    }

    @Override
    public boolean isUserInRole(String role) {
      return false;
    }

    @Override
    public boolean isSecure() {
      return before.isSecure();
    }

    @Override
    public String getAuthenticationScheme() {
      return SCHEME.strip();
    }
  }
}
