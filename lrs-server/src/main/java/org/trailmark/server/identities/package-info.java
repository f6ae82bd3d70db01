/**
 * Which agents are one person, as admins say it over REST: links made one by one or in bulk, and
 * taken away again. Called on request threads; a change waits for its commit.
 */
@NullMarked
package org.trailmark.server.identities;

import org.jspecify.annotations.NullMarked;
