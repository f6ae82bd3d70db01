@NullMarked
package org.trailmark.server.me;

import org.jspecify.annotations.NullMarked;
