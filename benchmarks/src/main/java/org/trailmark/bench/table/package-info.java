/**
 * The table: what must be reached, and what is. Each row compares an LRS with a limit, or with
 * itself, in pairs that are measured in turns, because the machine is not equally fast all the
 * time; what is told is the median of the pairs' ratios.
 *
 * <p>The LRS is known by its endpoint alone. What needs its process or its data folder is measured
 * only of a server that this program has started.
 */
@NullMarked
package org.trailmark.bench.table;

import org.jspecify.annotations.NullMarked;
