/**
 * The frame of the conformance kit: the {@link org.trailmark.spec.conformance.kit.Requirement}
 * annotation, the judge behind it, the report, and the LRS under test. JUnit calls it, on one
 * thread.
 */
@NullMarked
package org.trailmark.spec.conformance.kit;

import org.jspecify.annotations.NullMarked;
