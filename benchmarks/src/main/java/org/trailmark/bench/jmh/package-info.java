/** JMH for inner pieces, by their public API. {@code java -jar benchmarks.jar jmh} runs them. */
@NullMarked
package org.trailmark.bench.jmh;

import org.jspecify.annotations.NullMarked;
