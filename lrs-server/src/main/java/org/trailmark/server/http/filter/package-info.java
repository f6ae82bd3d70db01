/**
 * What requests pass on their way to a resource, and answers on their way back, in every
 * application of the server: limits of bodies, rates and time, headers, and how what goes wrong is
 * told. Put together by {@code app}; called on request threads.
 */
@NullMarked
package org.trailmark.server.http.filter;

import org.jspecify.annotations.NullMarked;
