@NullMarked
package org.trailmark.server.console;

import org.jspecify.annotations.NullMarked;
