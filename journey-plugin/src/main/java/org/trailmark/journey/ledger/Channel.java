package org.trailmark.journey.ledger;

import java.time.Instant;
import org.jdbi.v3.core.Handle;

/**
 * A way to reach a learner. It is handed a touchpoint within the ledger's transaction and does no
 * more than write it down there; whatever takes time or may fail (calling somebody) comes after the
 * commit, on a thread of the channel's own.
 */
public interface Channel {

  /** As a definition names it: {@code inbox}, {@code webhook:lms}. */
  String name();

  /** Takes a touchpoint on; called once for each key. */
  void accept(Outgoing outgoing, Handle tx);

  /**
   * Takes it back where it can.
   *
   * @param now the clock
   * @return whether it is certain that nothing went out and nothing will
   */
  boolean retract(String key, Instant now, Handle tx);
}
