/** The server over real HTTP, as Java's own client speaks it when nobody tunes it. */
@NullMarked
package org.trailmark.spec.http;

import org.jspecify.annotations.NullMarked;
