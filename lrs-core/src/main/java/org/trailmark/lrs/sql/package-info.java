/**
 * The ports of {@code org.trailmark.lrs.store} over SQL. {@link
 * org.trailmark.lrs.sql.SqliteStorage} and {@link org.trailmark.lrs.sql.PostgresStorage} are the
 * ways in; only the program's wiring and tests call them. Both are a {@code SqlStorage}, which puts
 * together what lies in the packages below; here stand, too, the databases of plugins and what
 * serves the store as a whole.
 *
 * <p>One thread of each process writes statements, {@code statement-writer}: it makes one durable
 * transaction out of what is waiting. Reads run on the caller's thread, over a few sessions that
 * are kept open, each on its own snapshot.
 *
 * <p>Whoever reads the storage for the first time begins with {@code connection} and {@code log},
 * follows a statement in through {@code commit} and out again through {@code read}, and takes of
 * the rest what she needs. A class is named for what it does, and its name begins with {@code Sql}
 * where a port has that name. No package here sees this one.
 *
 * <p>What the databases share meets what is a database's own at four seams: {@link
 * org.trailmark.lrs.sql.connection.SqlSource}, {@link org.trailmark.lrs.sql.commit.CommitOrder},
 * {@link org.trailmark.lrs.sql.log.StatementIndex} and {@link
 * org.trailmark.lrs.sql.attachment.SweptAttachments}. Behind them stand {@code postgres}, and for
 * SQLite {@code sqlite} and {@code run}; nothing that is shared sees those.
 */
@NullMarked
package org.trailmark.lrs.sql;

import org.jspecify.annotations.NullMarked;
