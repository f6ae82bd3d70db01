/**
 * The one family of exceptions: a {@link org.trailmark.lrs.problem.LrsException} carries a {@link
 * org.trailmark.lrs.problem.ProblemCode} that knows whose fault it is, and the place of every fault
 * in what was sent. Everybody may use it, on any thread; it imports nothing of Trailmark.
 */
@NullMarked
package org.trailmark.lrs.problem;

import org.jspecify.annotations.NullMarked;
