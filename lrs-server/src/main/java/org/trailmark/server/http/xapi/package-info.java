/**
 * What the resources of the standard have in common: the version that is spoken, the ways in which
 * a request may come, what it asks and depends on, what its caller may do, and answers with entity
 * tags. Called on request threads.
 */
@NullMarked
package org.trailmark.server.http.xapi;

import org.jspecify.annotations.NullMarked;
