/**
 * How fast the journey plugin takes statements: the real store, a real dispatcher and the real
 * plugin in a process of their own, without HTTP. What is compared with each other is done in
 * turns, over the same statements.
 *
 * <p>{@link org.trailmark.bench.journeys.Lives} is that process; {@link
 * org.trailmark.bench.journeys.JourneyRows} starts it and makes rows of what it says.
 */
@NullMarked
package org.trailmark.bench.journeys;

import org.jspecify.annotations.NullMarked;
