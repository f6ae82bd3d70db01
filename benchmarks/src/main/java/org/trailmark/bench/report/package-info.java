/** What was measured, as a table for a terminal, as Markdown, and as a plot. Pure. */
@NullMarked
package org.trailmark.bench.report;

import org.jspecify.annotations.NullMarked;
