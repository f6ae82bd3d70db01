package org.trailmark.server.http.xapi;

import static java.util.Objects.requireNonNull;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.security.Principal;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;
import org.trailmark.lrs.store.Boundary;
import org.trailmark.lrs.store.DocumentContext;
import org.trailmark.lrs.store.Sight;
import org.trailmark.lrs.xapi.Authority;
import org.trailmark.lrs.xapi.ValidStatement;

/**
 * What the resources of the standard have to know of a caller whom the filters have let in.
 *
 * @param authority who vouches for her statements
 * @param defines whether what they say of activities becomes part of the definitions
 * @param sight which statements she sees
 */
public record CallerRights(Authority authority, boolean defines, Sight sight) {

  /** How rights are found. */
  @FunctionalInterface
  public interface Source extends Function<Principal, CallerRights> {
    /** The rights of whoever sent a request. */
    default CallerRights of(ContainerRequestContext request) {
      return apply(
          requireNonNull(request.getSecurityContext().getUserPrincipal(), "authenticated"));
    }
  }

  /** The statements as they may be stored for her. */
  public List<ValidStatement> defining(List<ValidStatement> batch) {
    return defines ? batch : batch.stream().map(ValidStatement::withoutDefinitions).toList();
  }

  /**
   * Lets documents of this context pass if she may use them.
   *
   * @throws LrsException {@code FORBIDDEN}
   */
  public void requireInside(DocumentContext context) {
    require(boundary() == null || requireNonNull(boundary()).holds(context), "These documents are");
  }

  /**
   * Lets an activity pass if she may ask about it.
   *
   * @throws LrsException {@code FORBIDDEN}
   */
  public void requireActivity(String id) {
    require(boundary() == null || requireNonNull(boundary()).holdsActivity(id), "This activity is");
  }

  /** Whether she may ask about an agent, by its key. */
  public boolean mayAskAbout(String agentKey) {
    return boundary() == null || requireNonNull(boundary()).holdsLearner(agentKey);
  }

  /**
   * Lets an agent pass if she may ask about it.
   *
   * @throws LrsException {@code FORBIDDEN}
   */
  public void requireLearner(String agentKey) {
    require(mayAskAbout(agentKey), "This agent is");
  }

  /** What she is kept to; null: nothing. */
  public @Nullable Boundary boundary() {
    return sight.boundary();
  }

  private static void require(boolean inside, String what) {
    if (!inside) {
      throw new LrsException(
          ProblemCode.FORBIDDEN, what + " outside the boundary of your credential.");
    }
  }
}
