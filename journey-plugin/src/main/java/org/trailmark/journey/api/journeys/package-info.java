/**
 * Journeys as a whole: definitions and what they need, the reading of history, how many stand
 * where, and how they came there. Called on request threads; dry runs have two threads of their
 * own.
 */
@NullMarked
package org.trailmark.journey.api.journeys;

import org.jspecify.annotations.NullMarked;
