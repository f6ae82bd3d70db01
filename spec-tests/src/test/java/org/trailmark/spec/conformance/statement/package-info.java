/**
 * Requirements of the standard's second part: what a statement is. One class for each section.
 * JUnit calls them, on one thread; each test makes its own data.
 */
@NullMarked
package org.trailmark.spec.conformance.statement;

import org.jspecify.annotations.NullMarked;
