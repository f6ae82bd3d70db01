/** Wires the parts of the program together: the only package that knows them all. */
@NullMarked
package org.trailmark.server.app;

import org.jspecify.annotations.NullMarked;
