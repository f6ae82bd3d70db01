/** What tests of several packages sign with. */
@NullMarked
package org.trailmark.server.keys;

import org.jspecify.annotations.NullMarked;
