/** Tests of plugins in jars, which are made here, in a server as it is. */
@NullMarked
package org.trailmark.server.plugins;

import org.jspecify.annotations.NullMarked;
