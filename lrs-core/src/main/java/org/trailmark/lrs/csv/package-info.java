/**
 * Comma-separated values, as admins send them and get them: text in, lines out, and lines as they
 * come. For resources of the server and of plugins. Pure; safe on any thread.
 */
@NullMarked
package org.trailmark.lrs.csv;

import org.jspecify.annotations.NullMarked;
