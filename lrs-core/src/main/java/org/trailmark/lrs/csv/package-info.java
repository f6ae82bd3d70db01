/**
 * Comma-separated values, as admins send them: text in, lines out. For resources of the server and
 * of plugins. Pure; safe on any thread.
 */
@NullMarked
package org.trailmark.lrs.csv;

import org.jspecify.annotations.NullMarked;
