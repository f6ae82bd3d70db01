/**
 * What admins ask of all statements, beyond the standard's own query: search by anything, counts
 * and averages, learners. The plugin {@code records} is a part of the server that is driven as a
 * plugin: it follows the log on a thread of its own and keeps the narrow facts of each statement by
 * columns (package {@code column}), what they name in a dictionary ({@code names}), and answers
 * from both ({@code query}, {@code rest}). Nothing here is the truth: it can be made again from the
 * log.
 */
@NullMarked
package org.trailmark.server.records;

import org.jspecify.annotations.NullMarked;
