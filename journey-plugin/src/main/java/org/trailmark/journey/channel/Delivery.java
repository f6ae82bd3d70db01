package org.trailmark.journey.channel;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One touchpoint on its way to one receiver.
 *
 * @param key the ledger key
 * @param channel {@code email}, {@code statement} or {@code webhook:NAME}
 * @param attempts how often the receiver was called
 * @param nextAt when it is called next, while it waits
 * @param doneAt when it was delivered, died or was withdrawn; null: it waits
 * @param lastError what went wrong the last time, in words; null: nothing did
 */
public record Delivery(
    long id,
    String key,
    String channel,
    String learner,
    State state,
    int attempts,
    Instant nextAt,
    Instant createdAt,
    @Nullable Instant doneAt,
    @Nullable String lastError) {

  public Delivery {
    requireNonNull(key, "key");
    requireNonNull(state, "state");
  }

  /** How far a delivery is. */
  public enum State {
    /** To be tried, or tried again. */
    WAITING,
    /** The receiver took it. */
    DELIVERED,
    /** Refused for good, or tried as often as configured, in vain; an admin may ask for more. */
    DEAD,
    /** Taken back before the receiver was called. */
    WITHDRAWN
  }
}
