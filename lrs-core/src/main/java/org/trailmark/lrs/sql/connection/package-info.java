/**
 * How work reaches a database: connections with what was prepared on them, reading on one snapshot,
 * transactions that take turns, what failures mean, how long a query may take, migrations, and who
 * wants to know of commits. Everything else of the storage is built on it. {@link
 * org.trailmark.lrs.sql.connection.SqlSource} is the seam behind which SQLite and PostgreSQL
 * differ. Called on any thread; work runs on the caller's.
 */
@NullMarked
package org.trailmark.lrs.sql.connection;

import org.jspecify.annotations.NullMarked;
