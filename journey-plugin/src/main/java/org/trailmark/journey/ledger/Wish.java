package org.trailmark.journey.ledger;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A touchpoint that a way asked for, and what became of it.
 *
 * @param key see {@link LedgerKey}
 * @param publication id of the publication that asks for it
 * @param step the step whose entry asks for it
 * @param at event time of that entry
 * @param gate the gate that refused or holds it; null where none does
 * @param heldUntil when it is judged again; null: it is not held
 * @param sentAt when it was handed to its channels; null: it was not
 * @param basisRevised whether what asked for it was revised away after it had been sent
 */
public record Wish(
    String key,
    String learner,
    String journey,
    int run,
    String touchpoint,
    int occurrence,
    int publication,
    String step,
    Instant at,
    State state,
    @Nullable String gate,
    @Nullable Instant heldUntil,
    @Nullable Instant sentAt,
    boolean basisRevised) {

  public Wish {
    requireNonNull(key, "key");
    requireNonNull(at, "at");
    requireNonNull(state, "state");
  }

  /** Whether the entry that asked for it is the one on which she stands now. */
  boolean asksNow(@Nullable Standing standing) {
    return standing != null && standing.step().equals(step) && standing.since().equals(at);
  }

  /** The same with what was decided of it. */
  Wish decided(State next, @Nullable String by, @Nullable Instant until, @Nullable Instant sent) {
    return new Wish(
        key,
        learner,
        journey,
        run,
        touchpoint,
        occurrence,
        publication,
        step,
        at,
        next,
        by,
        until,
        sent,
        basisRevised);
  }

  /** What became of a touchpoint. */
  public enum State {
    /** To be judged. */
    WANTED,
    /** To be judged again, later: a gate said "not now". */
    HELD,
    /** Handed to its channels. */
    SENT,
    /** Refused by a gate. */
    SUPPRESSED,
    /** Not asked for any more, before it was sent. */
    WITHDRAWN
  }
}
