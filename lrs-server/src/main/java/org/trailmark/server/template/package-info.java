/**
 * Projects to begin a plugin with: files of this jar, under a name of the author's. Called by the
 * command line; knows nothing of a running server.
 */
@NullMarked
package org.trailmark.server.template;

import org.jspecify.annotations.NullMarked;
