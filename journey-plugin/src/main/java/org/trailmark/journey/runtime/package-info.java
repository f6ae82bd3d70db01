/**
 * The running state: which journeys are published, what statements mean to them, where everybody
 * stands and how she came there.
 *
 * <p>{@link org.trailmark.journey.runtime.JourneyHandler} takes statements on the plugin's dispatch
 * thread: {@link org.trailmark.journey.runtime.Intake} makes evidence of them, and each touched run
 * is folded once at the end of the batch ({@link org.trailmark.journey.runtime.Refold}), compared
 * with what was stored, and told to the ledger. When the log is read to its end, time moves on: due
 * timers fire, history is read for what was just published, and the ledger judges. Everything is in
 * the transaction that also holds the host's checkpoint, so each statement takes effect once.
 *
 * <p>One version of a journey runs at a time: a higher one collects its evidence from history while
 * the old one still runs, then takes its place, and every learner is folded again on it ("follow").
 * Later come {@code pin} (a run finishes on the version that it began with: {@code run.publication}
 * says which that is) and {@code map} (an old step has a new name: translated before transitions
 * are compared).
 *
 * <p>Imports {@code engine}, {@code ledger}, {@code learner} and {@code db}; never a channel.
 */
@NullMarked
package org.trailmark.journey.runtime;

import org.jspecify.annotations.NullMarked;
