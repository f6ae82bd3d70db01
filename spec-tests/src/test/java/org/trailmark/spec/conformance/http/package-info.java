/**
 * A small HTTP client that remembers every exchange, so that a failed requirement can show what was
 * asked and answered. Knows nothing of any LRS but the standard. Used by the requirements, on the
 * thread of the test.
 */
@NullMarked
package org.trailmark.spec.conformance.http;

import org.jspecify.annotations.NullMarked;
