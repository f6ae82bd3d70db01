/**
 * The journey module: it follows the statement stream and knows where each learner is on her way.
 *
 * <p>The flow, one direction, each arrow one call:
 *
 * <pre>
 * statements -> sightings -> evidence -> fold -> transitions -> ledger -> channel
 *        sighting      runtime     runtime  engine        runtime   ledger  channel
 * </pre>
 *
 * <p>Packages import only to the left, never in circles:
 *
 * <pre>
 * db, extension, profile  &lt;-  memory, learner  &lt;-  definition  &lt;-  engine  &lt;-
 *     ledger, publication  &lt;-  channel, sighting  &lt;-  runtime, statistics  &lt;-  api  &lt;-
 *     JourneyPlugin
 * </pre>
 *
 * <p>{@code runtime} and {@code channel} do not know each other: both meet in the ledger, which
 * takes what a way asks for and hands what passes its gates to a channel. This package only wires;
 * it is the one that the host's {@link java.util.ServiceLoader} finds.
 */
@NullMarked
package org.trailmark.journey;

import org.jspecify.annotations.NullMarked;
