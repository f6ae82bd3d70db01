/**
 * The running state: where everybody stands and how she came there.
 *
 * <p>{@link org.trailmark.journey.runtime.JourneyHandler} takes statements on the plugin's dispatch
 * thread, a batch at a time: {@link org.trailmark.journey.sighting.Sightings} are what they mean
 * (under a backlog told ahead, by {@link org.trailmark.journey.sighting.Foresight}), {@link
 * org.trailmark.journey.runtime.Intake} makes evidence of these, and all touched runs are read,
 * folded and written together ({@link org.trailmark.journey.runtime.Refold}), and told to the
 * ledger. When the log is read to its end, time moves on: due timers fire, history is read for what
 * was just published, and the ledger judges. Everything is in the transaction that also holds the
 * host's checkpoint, so each statement takes effect once.
 *
 * <p>A new version of a journey collects its evidence from history while learners still go by the
 * old one; then everybody of whom it knows something is folded again. Where it is followed, the old
 * one is put aside; where runs finish on it or are mapped, it stays in the lineage that is folded
 * ({@link org.trailmark.journey.engine.Lineage}), and goes on looking at statements for it.
 *
 * <p>A fold goes on from where an earlier one saved itself ({@link
 * org.trailmark.journey.runtime.FoldSaves}). Whoever changes what was (a late statement, a voided
 * one, a link, a roster, a zone) forgets what was saved at that time or later, in the same
 * transaction.
 *
 * <p>Imports {@code publication}, {@code sighting}, {@code engine}, {@code ledger}, {@code learner}
 * and {@code db}; never a channel.
 */
@NullMarked
package org.trailmark.journey.runtime;

import org.jspecify.annotations.NullMarked;
