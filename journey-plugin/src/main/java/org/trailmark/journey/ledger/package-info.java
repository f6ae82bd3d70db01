/**
 * Whether a touchpoint goes out, and why or why not. The ledger takes what a way asks for ({@link
 * org.trailmark.journey.ledger.Ledger#note note}, after each fold; what belongs to the time before
 * its version was published is refused then) and, when the log is read to its end, judges it by the
 * gates in their written order ({@link org.trailmark.journey.ledger.Ledger#judge judge}); what
 * passes is handed to its {@link org.trailmark.journey.ledger.Channel}s within the same
 * transaction. Each decision is an entry that nobody changes, and the database refuses a second
 * send of one key.
 *
 * <p>Called on the plugin's dispatch thread, in its transaction; the queries on any thread. Imports
 * {@code definition}, {@code engine}, {@code learner} and {@code db}.
 */
@NullMarked
package org.trailmark.journey.ledger;

import org.jspecify.annotations.NullMarked;
