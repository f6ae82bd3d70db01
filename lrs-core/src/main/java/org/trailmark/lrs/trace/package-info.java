/**
 * What the work of a request is made of, for whoever watches it: spans, which begin and end, and
 * their contexts, which tell later work what it was caused by. Everybody may use it, on any thread;
 * whether anybody watches, and how, is the server's to say. Where nobody does, every context is
 * {@link org.trailmark.lrs.trace.SpanContext#NONE} and all of this does nothing.
 *
 * <p>Nothing of a person ever belongs into a span: it leaves the server.
 */
@NullMarked
package org.trailmark.lrs.trace;

import org.jspecify.annotations.NullMarked;
