package org.trailmark.journey.channel;

import org.trailmark.journey.ledger.Outgoing;

/**
 * An xAPI statement into the store, by way of the outbox: who reads the store reads what was said.
 * It interrupts nobody.
 */
public final class StatementChannel extends OutboxChannel {
  /** As a definition names it. */
  public static final String NAME = "statement";

  /**
   * @param tries how often it is tried in vain before a delivery is dead
   */
  public StatementChannel(int tries) {
    super(NAME, tries);
  }

  @Override
  public boolean interrupts() {
    return false;
  }

  @Override
  String payload(Outgoing outgoing) {
    return StatementWords.of(outgoing);
  }
}
