/**
 * Statements that nobody wrote by hand: valid ones, which every LRS must take and answer back, and
 * mutants with one fault, which it must refuse. A seed makes a run repeatable: {@code
 * -Dconformance.seed}. JUnit calls it, on one thread.
 */
@NullMarked
package org.trailmark.spec.conformance.generated;

import org.jspecify.annotations.NullMarked;
