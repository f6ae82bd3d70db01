/** The command line of the benchmarks. What is measured, and how, is in the packages below. */
@NullMarked
package org.trailmark.bench;

import org.jspecify.annotations.NullMarked;
