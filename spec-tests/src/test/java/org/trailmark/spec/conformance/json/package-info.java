/**
 * Statements to send: samples with every property, changes to them, and the comparison of what was
 * sent with what came back. Used by the requirements, on any thread.
 */
@NullMarked
package org.trailmark.spec.conformance.json;

import org.jspecify.annotations.NullMarked;
