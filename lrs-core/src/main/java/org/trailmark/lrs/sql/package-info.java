/**
 * The ports of {@code org.trailmark.lrs.store} over SQL. {@link
 * org.trailmark.lrs.sql.SqliteStorage} and {@link org.trailmark.lrs.sql.PostgresStorage} are the
 * ways in; only the program's wiring and tests call them.
 *
 * <p>One thread of each process writes statements, {@code statement-writer}: it makes one durable
 * transaction out of what is waiting. Reads run on the caller's thread, over a few sessions that
 * are kept open, each on its own snapshot.
 *
 * <p>What the databases share is named for what it does, and begins with {@code Sql} where a port
 * has that name. It meets what is a database's own at four seams: {@link
 * org.trailmark.lrs.sql.SqlSource}, {@link org.trailmark.lrs.sql.CommitOrder}, {@link
 * org.trailmark.lrs.sql.StatementIndex} and {@link org.trailmark.lrs.sql.SweptAttachments}. Behind
 * them stand
 *
 * <ul>
 *   <li>for PostgreSQL the classes whose names begin with {@code Postgres}, with {@code
 *       PiecesInputStream} and {@code DictionaryLessons};
 *   <li>for SQLite the classes whose names begin with {@code Sqlite}; the index of runs ({@code
 *       RunIndex}, {@code RunTables}, {@code RunPages}, {@code IndexKeeper}, {@code LateTable},
 *       {@code LatePlaces}); {@code CommitClock}; the folder ({@code DataFolder}, {@code
 *       AttachmentFiles}, {@code StagedFile}); and {@code OldStatements}, which moves files of an
 *       earlier layout.
 * </ul>
 */
@NullMarked
package org.trailmark.lrs.sql;

import org.jspecify.annotations.NullMarked;
