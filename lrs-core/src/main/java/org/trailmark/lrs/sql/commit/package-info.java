/**
 * How statements get into the log: request threads pack them, {@code statement-writer} makes one
 * durable transaction out of what waits, and answers. With what is written in the same transaction:
 * definitions of activities, verdicts on signatures, what statements inherit from those they refer
 * to. {@link org.trailmark.lrs.sql.commit.CommitOrder} is the seam that says whose turn it is to
 * store, and when a statement was stored.
 */
@NullMarked
package org.trailmark.lrs.sql.commit;

import org.jspecify.annotations.NullMarked;
