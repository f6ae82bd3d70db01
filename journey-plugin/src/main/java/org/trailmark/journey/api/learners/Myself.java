package org.trailmark.journey.api.learners;

import jakarta.ws.rs.core.SecurityContext;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.trailmark.journey.learner.Learners;
import org.trailmark.lrs.plugin.LearnerPrincipal;

/** Whose own request it is. */
final class Myself {
  private Myself() {}

  /** Her id of now; empty where she is on no journey and no roster. */
  static Optional<String> find(SecurityContext caller, Handle tx) {
    if (caller.getUserPrincipal() instanceof LearnerPrincipal learner) {
      return new Learners(tx).ofKey(learner.agent().key());
    }
    throw new IllegalStateException("the host let in somebody who is no learner");
  }
}
