/**
 * What admins write down about people: rosters, what they agreed to, on whose clock they live.
 * Called on request threads.
 */
@NullMarked
package org.trailmark.journey.api.people;

import org.jspecify.annotations.NullMarked;
