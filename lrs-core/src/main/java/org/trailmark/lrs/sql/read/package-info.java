/**
 * How statements are found again: queries, the log from a place on, activities, signatures. Called
 * on the threads of whoever asks; each question has a snapshot of its own and changes nothing.
 */
@NullMarked
package org.trailmark.lrs.sql.read;

import org.jspecify.annotations.NullMarked;
