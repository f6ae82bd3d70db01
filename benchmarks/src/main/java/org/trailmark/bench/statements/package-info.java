/**
 * An endless stream of statements like those of a learning platform, about 1.45 KB each: statement
 * number <em>n</em> of a seed is always the same, so nobody has to remember what was sent.
 *
 * <p>Made ahead of time but for a few slots of fixed width, so that it costs a copy of the bytes
 * and not a processor. Safe on any thread.
 */
@NullMarked
package org.trailmark.bench.statements;

import org.jspecify.annotations.NullMarked;
