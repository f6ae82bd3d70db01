package org.trailmark.journey.ledger;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One decision about one touchpoint; written once, never changed.
 *
 * @param at when it was taken
 * @param gate the gate, or the part that decided: {@code position}, {@code channel}
 * @param reason in words
 * @param numbers what the decision rests on, in the order of the words
 */
public record Entry(
    Instant at, Decision decision, String gate, String reason, Map<String, String> numbers) {

  public Entry {
    requireNonNull(at, "at");
    requireNonNull(decision, "decision");
    requireNonNull(gate, "gate");
    requireNonNull(reason, "reason");
    numbers = Collections.unmodifiableMap(new LinkedHashMap<>(numbers));
  }

  /** What was decided, or what happened. */
  public enum Decision {
    /** Handed to its channels; once for each key, which the database sees to. */
    SENT,
    /** A gate refused it. */
    SUPPRESSED,
    /** A gate said "not now": everything is judged again at the time in its numbers. */
    HELD,
    /** It is not asked for any more, and nothing has gone out. */
    WITHDRAWN,
    /** What was withdrawn, or refused because she had moved on, is asked for again. */
    WANTED_AGAIN,
    /** It went out, and then its reason was revised away. */
    BASIS_REVISED,
    /** Its reason is back. */
    BASIS_RESTORED,
    /** A receiver took it. */
    DELIVERED,
    /** No receiver took it, however often it was tried. */
    DEAD,
    /** An admin asked for another try. */
    RETRIED
  }
}
