/**
 * The heart: a learner's run is a pure fold over her evidence in event order and over timers. Reads
 * no clock, no database and no random source; everything is passed in. Of the plugin it imports
 * {@code definition} and {@code profile} only.
 */
@NullMarked
package org.trailmark.journey.engine;

import org.jspecify.annotations.NullMarked;
