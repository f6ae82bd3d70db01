/**
 * Traces: sends the spans of {@link org.trailmark.lrs.trace} to a receiver of OpenTelemetry's
 * protocol. The only room that knows OpenTelemetry's SDK, and entered only where the operator named
 * a receiver, so that nobody else pays for it.
 *
 * <p>The program's wiring opens it before everything that works and closes it after; the HTTP side
 * tells it of each request. Spans end on any thread and are sent on one, {@code trace-export}.
 */
@NullMarked
package org.trailmark.server.trace;

import org.jspecify.annotations.NullMarked;
