package org.trailmark.journey.channel;

import org.trailmark.journey.db.Json;
import org.trailmark.journey.ledger.Outgoing;

/** A receiver that is called over HTTP, by way of the outbox. */
public final class Webhook extends OutboxChannel {
  /** What stands before a webhook's name in a definition. */
  public static final String PREFIX = "webhook:";

  /**
   * Made once for each receiver.
   *
   * @param name {@code webhook:NAME}
   * @param tries how often it is called in vain before a delivery is dead
   */
  public Webhook(String name, int tries) {
    super(name, tries);
  }

  @Override
  String payload(Outgoing outgoing) {
    return Json.write(Payload.of(outgoing));
  }
}
