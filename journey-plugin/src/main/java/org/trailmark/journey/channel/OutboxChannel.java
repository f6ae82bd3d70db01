package org.trailmark.journey.channel;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.trailmark.journey.db.Json;
import org.trailmark.journey.extension.Carrier;
import org.trailmark.journey.learner.Learner;
import org.trailmark.journey.ledger.Channel;
import org.trailmark.journey.ledger.Outgoing;

/**
 * A channel whose deliveries wait in the outbox for its {@link Carrier}. What they say is fixed
 * when they are written there, so that every attempt brings the same.
 */
public final class OutboxChannel implements Channel {
  private final String name;
  private final Carrier carrier;
  private final int tries;
  private final Attributes attributes;
  private final boolean interrupts;

  /**
   * @param name as definitions name it
   * @param tries how often a delivery is tried in vain before it is dead
   * @param attributes what messages may say of learners
   */
  public OutboxChannel(String name, Carrier carrier, int tries, Attributes attributes) {
    this.attributes = attributes;
    this.name = requireNonNull(name, "name");
    this.carrier = requireNonNull(carrier, "carrier");
    this.tries = tries;
    this.interrupts = carrier.interrupts();
  }

  @Override
  public String name() {
    return name;
  }

  /** What brings its deliveries. */
  public Carrier carrier() {
    return carrier;
  }

  @Override
  public boolean interrupts() {
    return interrupts;
  }

  /** A carrier that fails here may not keep others from being judged. */
  @Override
  public Optional<String> cannotReach(Learner learner) {
    try {
      return requireNonNull(carrier.cannotReach(Payloads.addressee(learner)), "an Optional");
    } catch (RuntimeException | LinkageError e) {
      return Optional.of("it cannot tell: " + e);
    }
  }

  @Override
  public void accept(List<Outgoing> outgoings, Handle tx) {
    List<Outbox.Post> posts =
        outgoings.stream()
            .map(
                outgoing ->
                    new Outbox.Post(
                        outgoing.wish().key(),
                        outgoing.learner().id(),
                        Json.write(Payloads.of(outgoing, attributes)),
                        outgoing.sentAt()))
            .toList();
    new Outbox(tx).add(name, tries, posts);
  }

  @Override
  public boolean retract(String key, Instant now, Handle tx) {
    return new Outbox(tx).retract(key, name, now);
  }
}
