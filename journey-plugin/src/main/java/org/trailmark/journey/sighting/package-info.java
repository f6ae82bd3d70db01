/**
 * What statements mean to the journeys that are published, and of whom: all that can be told
 * without the plugin's database, and so beside it, by whatever processor has nothing else to do.
 *
 * <p>Imports {@code publication}, {@code engine} and {@code learner}.
 */
@NullMarked
package org.trailmark.journey.sighting;

import org.jspecify.annotations.NullMarked;
