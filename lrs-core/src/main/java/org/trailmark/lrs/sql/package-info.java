/**
 * The ports of {@code org.trailmark.lrs.store} over SQL. {@link
 * org.trailmark.lrs.sql.SqliteStorage} is the way in; only the program's wiring and tests call it.
 *
 * <p>One thread writes statements, {@code statement-writer}: it makes one durable transaction out
 * of what is waiting. Reads run on the caller's thread, over a small pool of connections, each on
 * its own snapshot. What only SQLite knows is in the classes whose names begin with {@code Sqlite},
 * and in the migrations.
 */
@NullMarked
package org.trailmark.lrs.sql;

import org.jspecify.annotations.NullMarked;
