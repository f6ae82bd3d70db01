package org.trailmark.lrs.plugin;

import java.net.URI;
import java.time.Instant;
import org.trailmark.lrs.xapi.Ifi;

/** Makes the addresses by which learners see their own page, without an account. */
@FunctionalInterface
public interface LearnerLinks {

  /**
   * A link of a learner's own. Whoever has it sees what she sees of herself: give it to nobody but
   * her. Reads the LRS's database; writes nothing.
   *
   * @param agent one of hers
   * @param expiresAt until when it is good, UTC; what is finer than a second is cut off
   * @return the whole address
   */
  URI of(Ifi agent, Instant expiresAt);
}
