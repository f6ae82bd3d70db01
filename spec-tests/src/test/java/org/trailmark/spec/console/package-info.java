/** The console in a real browser, over a real server with the demo's people in it. */
@NullMarked
package org.trailmark.spec.console;

import org.jspecify.annotations.NullMarked;
