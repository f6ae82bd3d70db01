package org.trailmark.lrs.plugin;

import static java.util.Objects.requireNonNull;

import java.security.Principal;
import org.trailmark.lrs.xapi.Ifi;

/**
 * Whose own request it is: the learner that a link speaks for. What she is answered is about her,
 * and about nobody else.
 *
 * @param agent one of hers; others may be linked with it
 */
public record LearnerPrincipal(Ifi agent) implements Principal {

  public LearnerPrincipal {
    requireNonNull(agent, "agent");
  }

  /** The agent's {@linkplain Ifi#key() key}. */
  @Override
  public String getName() {
    return agent.key();
  }
}
