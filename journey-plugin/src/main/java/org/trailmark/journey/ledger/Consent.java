package org.trailmark.journey.ledger;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody agreed to something, or refused it. Written once, never changed: a later one takes its
 * place.
 *
 * @param granted false: withdrawn, or refused from the beginning
 * @param at when she said so
 * @param recordedAt when it was written down
 * @param by who wrote it down, in the words of the caller
 * @param reason in words; null: none was given
 */
public record Consent(
    long id,
    ConsentScope scope,
    boolean granted,
    Instant at,
    Instant recordedAt,
    String by,
    @Nullable String reason) {

  public Consent {
    requireNonNull(scope, "scope");
    requireNonNull(at, "at");
    requireNonNull(recordedAt, "recordedAt");
    requireNonNull(by, "by");
  }
}
