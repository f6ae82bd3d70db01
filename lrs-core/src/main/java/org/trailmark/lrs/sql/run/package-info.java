/**
 * The index of statements as SQLite has it: the sorted runs of {@code org.trailmark.lrs.index},
 * kept in tables a page a row, written later than the log and made again from it. Request threads
 * look things up; {@code index-keeper} writes and merges, in small turns with the writer.
 */
@NullMarked
package org.trailmark.lrs.sql.run;

import org.jspecify.annotations.NullMarked;
