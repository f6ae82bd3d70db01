package org.trailmark.journey.ledger;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * Something that was said to one of a learner's agents.
 *
 * @param key the ledger key under which it was sent
 * @param effort how much of her time it asked for; zero where the definition did not say
 * @param saidFor event times of the entries for which it was said; empty where nobody asks
 */
record Send(
    String key,
    String journey,
    int run,
    String touchpoint,
    int occurrence,
    Instant sentAt,
    Duration effort,
    Set<Instant> saidFor) {

  Send {
    requireNonNull(key, "key");
    requireNonNull(sentAt, "sentAt");
    requireNonNull(effort, "effort");
    saidFor = Set.copyOf(saidFor);
  }

  /** Whether it says this wish already: of the same number, or for the same moment. */
  boolean says(Wish wish) {
    return (run == wish.run() && occurrence == wish.occurrence()) || saidFor.contains(wish.at());
  }
}
