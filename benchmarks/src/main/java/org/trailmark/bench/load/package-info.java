/**
 * A client that loads any HTTP/1.1 server and costs little, because it shares the machine with what
 * it measures: one thread, a selector, request bytes that are made beforehand, answers of which
 * only the status and the end are looked for.
 *
 * <p>A connection sends its next request when it has the answer to the last one (closed loop).
 */
@NullMarked
package org.trailmark.bench.load;

import org.jspecify.annotations.NullMarked;
