package org.trailmark.journey.ledger;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;

/**
 * Something that was said to one of a learner's agents.
 *
 * @param key the ledger key under which it was sent
 * @param effort how much of her time it asked for; zero where the definition did not say
 */
record Send(
    String key,
    String journey,
    int run,
    String touchpoint,
    int occurrence,
    Instant sentAt,
    Duration effort) {

  Send {
    requireNonNull(key, "key");
    requireNonNull(sentAt, "sentAt");
    requireNonNull(effort, "effort");
  }
}
