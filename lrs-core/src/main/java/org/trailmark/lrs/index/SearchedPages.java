package org.trailmark.lrs.index;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Pages of runs for one search: from memory, where they were asked for a short while ago, else from
 * where they are kept.
 */
record SearchedPages(RunStore.Reader kept, RecentPages recent) {

  /** The last page whose first entry is not after this one; null where there is none. */
  @Nullable Page floor(Run run, long key, long place) throws SQLException {
    Page known = recent.around(run.id(), key, place);
    if (known != null) {
      return known;
    }
    EncodedPage found = kept.floor(run.id(), key, place);
    if (found == null) {
      return null;
    }
    Page page = Page.of(found, run.first());
    recent.read(run.id(), page, key, place);
    return page;
  }

  /** The first page whose first entry is after this one; null where there is none. */
  @Nullable Page higher(Run run, long key, long place) throws SQLException {
    EncodedPage found = kept.higher(run.id(), key, place);
    if (found == null) {
      return null;
    }
    Page page = Page.of(found, run.first());
    recent.read(run.id(), page);
    return page;
  }
}
