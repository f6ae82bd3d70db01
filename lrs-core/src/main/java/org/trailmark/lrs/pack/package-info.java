/**
 * Statements as they lie in the log: compressed with a dictionary that was learned from the store's
 * own statements, so that what they all repeat (names of properties, verbs, authorities) costs
 * nothing. Called by storage, on any thread.
 */
@NullMarked
package org.trailmark.lrs.pack;

import org.jspecify.annotations.NullMarked;
