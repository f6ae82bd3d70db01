/**
 * Touchpoints: the ledger of a journey, deliveries, what became of an item of an inbox. Called on
 * request threads.
 */
@NullMarked
package org.trailmark.journey.api.touchpoints;

import org.jspecify.annotations.NullMarked;
