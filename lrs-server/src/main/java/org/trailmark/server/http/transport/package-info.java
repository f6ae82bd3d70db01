/**
 * From a connection to a request that can be answered: listening, TLS, connections and their time,
 * legal addresses, bodies as a whole, whose request it is. Nothing else in the server knows
 * Grizzly; {@code app} starts it with the applications that answer. Called on the request threads,
 * and every second on {@code http-watch}.
 */
@NullMarked
package org.trailmark.server.http.transport;

import org.jspecify.annotations.NullMarked;
