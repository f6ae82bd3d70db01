/** The real program, killed while it works. */
@NullMarked
package org.trailmark.spec.crash;

import org.jspecify.annotations.NullMarked;
