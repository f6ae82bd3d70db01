package org.trailmark.journey.channel;

import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.trailmark.journey.ledger.Channel;
import org.trailmark.journey.ledger.Outgoing;

/** A channel whose deliveries wait in the outbox for their {@link Carrier}. */
abstract class OutboxChannel implements Channel {
  private final String name;
  private final int tries;

  /**
   * @param tries how often a delivery is tried in vain before it is dead
   */
  OutboxChannel(String name, int tries) {
    this.name = name;
    this.tries = tries;
  }

  /** What its carrier needs; fixed now, so that every attempt brings the same. */
  abstract String payload(Outgoing outgoing);

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final void accept(Outgoing outgoing, Handle tx) {
    new Outbox(tx)
        .add(
            outgoing.wish().key(),
            name,
            outgoing.learner().id(),
            payload(outgoing),
            tries,
            outgoing.sentAt());
  }

  @Override
  public final boolean retract(String key, Instant now, Handle tx) {
    return new Outbox(tx).retract(key, name, now);
  }
}
