package org.trailmark.lrs.index;

import java.sql.SQLException;

/**
 * Index entries in the order of their keys, and of places under one key, to be read once.
 *
 * @see Trail#sorted()
 * @see MergedEntries
 */
interface Entries {

  /** Goes to the next entry; false: there is none. */
  boolean advance() throws SQLException;

  long key();

  long place();
}
