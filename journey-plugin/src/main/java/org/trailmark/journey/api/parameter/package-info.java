/**
 * What the resources have in common: they read parameters, or say what is wrong with them, and cut
 * lists into pages. Called on request threads.
 */
@NullMarked
package org.trailmark.journey.api.parameter;

import org.jspecify.annotations.NullMarked;
