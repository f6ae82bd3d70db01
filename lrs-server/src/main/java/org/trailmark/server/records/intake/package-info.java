/**
 * From a stored statement to a row of columns. Called on the dispatch thread of the plugin {@code
 * records} alone.
 */
@NullMarked
package org.trailmark.server.records.intake;

import org.jspecify.annotations.NullMarked;
