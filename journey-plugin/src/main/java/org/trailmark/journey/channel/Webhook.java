package org.trailmark.journey.channel;

import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.trailmark.journey.db.Json;
import org.trailmark.journey.ledger.Channel;
import org.trailmark.journey.ledger.Outgoing;

/** A receiver that is called over HTTP, by way of the outbox. */
public final class Webhook implements Channel {
  /** What stands before a webhook's name in a definition. */
  public static final String PREFIX = "webhook:";

  private final String name;
  private final int tries;

  /**
   * Made once for each receiver.
   *
   * @param name {@code webhook:NAME}
   * @param tries how often it is called in vain before a delivery is dead
   */
  public Webhook(String name, int tries) {
    this.name = name;
    this.tries = tries;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void accept(Outgoing outgoing, Handle tx) {
    new Outbox(tx)
        .add(
            outgoing.wish().key(),
            name,
            outgoing.learner().id(),
            Json.write(Payload.of(outgoing)),
            tries,
            outgoing.sentAt());
  }

  @Override
  public boolean retract(String key, Instant now, Handle tx) {
    return new Outbox(tx).retract(key, name, now);
  }
}
