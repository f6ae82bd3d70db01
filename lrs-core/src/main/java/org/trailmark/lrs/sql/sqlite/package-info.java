/**
 * What is SQLite's own, but for its index: the folder and its lock, files of databases, the order
 * of commits in memory, attachments as files, files of an earlier layout. {@link
 * org.trailmark.lrs.sql.sqlite.StoreCheck} and {@link org.trailmark.lrs.sql.sqlite.StoreMending}
 * say what of a folder is damaged and take away what can be made again; they and {@link
 * org.trailmark.lrs.sql.sqlite.SqliteCopy} are for the program's commands.
 */
@NullMarked
package org.trailmark.lrs.sql.sqlite;

import org.jspecify.annotations.NullMarked;
