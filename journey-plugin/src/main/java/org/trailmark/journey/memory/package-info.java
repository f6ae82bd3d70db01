/**
 * The models of memory that are built in: when an outcome that was reviewed is to be reviewed
 * again, and how probable it is that she recalls it. Pure; asked by the fold. Written against
 * {@code extension}, as those of others are.
 */
@NullMarked
package org.trailmark.journey.memory;

import org.jspecify.annotations.NullMarked;
