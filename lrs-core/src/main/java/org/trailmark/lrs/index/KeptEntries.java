package org.trailmark.lrs.index;

import java.sql.SQLException;

/** The entries of others that are still true. */
record KeptEntries(Entries all, EntryFilter filter) implements Entries {

  @Override
  public boolean advance() throws SQLException {
    while (all.advance()) {
      if (filter.keeps(all.key(), all.place())) {
        return true;
      }
    }
    return false;
  }

  @Override
  public long key() {
    return all.key();
  }

  @Override
  public long place() {
    return all.place();
  }
}
