/**
 * One learner: her ways and why she goes them, her touchpoints and her inbox, for admins and for
 * herself; and what a definition would make of her. Called on request threads.
 */
@NullMarked
package org.trailmark.journey.api.learners;

import org.jspecify.annotations.NullMarked;
