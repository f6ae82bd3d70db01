/**
 * Journeys in a test: published, run through statements and time, and checked by checks that say
 * what is so, and why, where they fail. Begin with {@link
 * org.trailmark.testkit.journey.JourneyKit}. For one thread.
 */
@NullMarked
package org.trailmark.testkit.journey;

import org.jspecify.annotations.NullMarked;
