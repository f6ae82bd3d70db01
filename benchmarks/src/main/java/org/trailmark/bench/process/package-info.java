/**
 * Programs in processes of their own: started, asked, stopped, killed, and looked at from outside.
 */
@NullMarked
package org.trailmark.bench.process;

import org.jspecify.annotations.NullMarked;
