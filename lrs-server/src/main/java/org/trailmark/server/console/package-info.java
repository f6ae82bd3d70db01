/**
 * The console: static files that a browser runs against the REST interfaces, with the rights of the
 * key and secret that its user types in. Called on request threads; knows nothing of storage.
 */
@NullMarked
package org.trailmark.server.console;

import org.jspecify.annotations.NullMarked;
