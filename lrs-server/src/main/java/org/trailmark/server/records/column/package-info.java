/**
 * The narrow facts of every statement, kept by columns: what is asked of all statements reads only
 * the columns that it needs, and reads them from end to end. A column of a segment is one packed
 * array of integers; segments follow the log. Written on the dispatch thread of the plugin {@code
 * records}, read on any thread, always within a transaction of its database.
 */
@NullMarked
package org.trailmark.server.records.column;

import org.jspecify.annotations.NullMarked;
