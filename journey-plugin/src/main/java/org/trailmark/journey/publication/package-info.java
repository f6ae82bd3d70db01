/**
 * Which journeys are published: versions, their states and their texts, compiled once each, and the
 * profiles that they name as they were at the time.
 *
 * <p>The database alone says what is to be used; nothing here looks at statements or learners.
 * Imports {@code definition}, {@code engine}, {@code profile} and {@code db}.
 */
@NullMarked
package org.trailmark.journey.publication;

import org.jspecify.annotations.NullMarked;
