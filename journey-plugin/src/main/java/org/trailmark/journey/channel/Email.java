package org.trailmark.journey.channel;

import java.util.Optional;
import org.trailmark.journey.db.Json;
import org.trailmark.journey.learner.Learner;
import org.trailmark.journey.ledger.Outgoing;
import org.trailmark.lrs.xapi.Ifi;

/** An e-mail to the address by which she is known, by way of the outbox. */
public final class Email extends OutboxChannel {
  /** As a definition names it. */
  public static final String NAME = "email";

  private static final String MAILTO = "mailto:";

  /**
   * @param tries how often it is tried in vain before a delivery is dead
   */
  public Email(int tries) {
    super(NAME, tries);
  }

  @Override
  public Optional<String> cannotReach(Learner learner) {
    return address(learner).isPresent()
        ? Optional.empty()
        : Optional.of("none of her identifiers is an e-mail address");
  }

  @Override
  String payload(Outgoing outgoing) {
    Words words = Words.of(outgoing);
    return Json.write(
        new Letter(
            address(outgoing.learner()).orElseThrow(),
            words.subject(),
            words.body(),
            words.language(),
            outgoing.sentAt()));
  }

  /** The first of her addresses, in the order of her agents. */
  private static Optional<String> address(Learner learner) {
    return learner.agents().stream()
        .map(agent -> Ifi.ofKey(agent.key()))
        .filter(Ifi.Mbox.class::isInstance)
        .map(ifi -> ((Ifi.Mbox) ifi).mailto().substring(MAILTO.length()))
        .findFirst();
  }
}
