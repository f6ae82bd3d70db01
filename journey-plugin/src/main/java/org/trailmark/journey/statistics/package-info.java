/**
 * What the moves of all learners say together: who stood where, what moved, how long it took. Reads
 * {@code transition} and writes nothing; called by {@code api} within a reading transaction, on
 * request threads.
 *
 * <p>Two times are in every question. <em>Event time</em> says when something happened to a
 * learner; it is asked for as a moment or as a period, whose end is not part of it. <em>Known</em>
 * is the time of knowledge: only moves count that were decided by then and not revised by then. So
 * the same question gives the same answer for ever, as long as it names what was known when.
 *
 * <p>Runs and learners are counted apart: a learner may go a journey several times.
 *
 * <p>The databases do the counting, and what is held here is as large as the definition. What moved
 * in a period costs what moved in it; who stood where at a moment costs what was known of the
 * journey, for each run is looked at.
 */
@NullMarked
package org.trailmark.journey.statistics;

import org.jspecify.annotations.NullMarked;
