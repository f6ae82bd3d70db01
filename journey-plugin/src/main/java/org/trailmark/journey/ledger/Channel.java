package org.trailmark.journey.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.trailmark.journey.learner.Learner;

/**
 * A way to reach a learner. It is handed a touchpoint within the ledger's transaction and does no
 * more than write it down there; whatever takes time or may fail (calling somebody) comes after the
 * commit, on a thread of the channel's own.
 */
public interface Channel {

  /** As a definition names it: {@code inbox}, {@code webhook:lms}. */
  String name();

  /**
   * Whether it reaches her of its own accord, wherever she is, and so keeps quiet hours. What she
   * pulls when she likes does not.
   */
  default boolean interrupts() {
    return true;
  }

  /** Why it cannot reach this learner, in words; empty: it can, as far as is known. */
  default Optional<String> cannotReach(Learner learner) {
    return Optional.empty();
  }

  /** Takes touchpoints on, in the order in which they were judged; each key comes once. */
  void accept(List<Outgoing> outgoings, Handle tx);

  /** When she saw it; empty: she did not, or nobody can tell. */
  default Optional<Instant> seenAt(String key, Handle tx) {
    return Optional.empty();
  }

  /**
   * Takes it back where it can.
   *
   * @param now the clock
   * @return whether it is certain that nothing went out and nothing will
   */
  boolean retract(String key, Instant now, Handle tx);
}
