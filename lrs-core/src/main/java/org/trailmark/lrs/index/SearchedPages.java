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
    return known != null ? known : unpacked(run, kept.floor(run.id(), key, place));
  }

  /** The first page whose first entry is after this one; null where there is none. */
  @Nullable Page higher(Run run, long key, long place) throws SQLException {
    return unpacked(run, kept.higher(run.id(), key, place));
  }

  private @Nullable Page unpacked(Run run, @Nullable EncodedPage found) {
    if (found == null) {
      return null;
    }
    Page page = Page.of(found, run.first());
    recent.read(run.id(), page);
    return page;
  }
}
