/**
 * Requirements of the standard's third part: how statements and documents travel. One class for
 * each section. JUnit calls them, on one thread; each test makes its own data.
 */
@NullMarked
package org.trailmark.spec.conformance.communication;

import org.jspecify.annotations.NullMarked;
