/**
 * The log: rows of statements, sealed and packed, with what finds them; which place was the last at
 * a moment; which places and ids erasures took. What it holds is written by {@code commit} and
 * {@code privacy}, within their transactions, and read by all who look for statements. {@link
 * org.trailmark.lrs.sql.log.StatementIndex} is the seam to what finds rows by keys, which each
 * database has in its own way. Called on any thread, in the caller's transaction.
 */
@NullMarked
package org.trailmark.lrs.sql.log;

import org.jspecify.annotations.NullMarked;
