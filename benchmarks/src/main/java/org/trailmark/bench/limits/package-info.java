/**
 * What the machine can do at best: programs that do nothing but what no LRS gets around. Each is
 * started as a process of its own by {@code org.trailmark.bench.table}, like the LRS.
 */
@NullMarked
package org.trailmark.bench.limits;

import org.jspecify.annotations.NullMarked;
