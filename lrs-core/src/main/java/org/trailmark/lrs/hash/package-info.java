/** Hashes. */
@NullMarked
package org.trailmark.lrs.hash;

import org.jspecify.annotations.NullMarked;
