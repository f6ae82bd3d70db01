package org.trailmark.lrs.index;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Where a key leads within one run, from the newest place to the oldest. */
final class FallingRunPlaces implements Places {
  private final Run run;
  private final long key;
  private final SearchedPages pages;
  private @Nullable Page page;

  FallingRunPlaces(Run run, long key, SearchedPages pages) {
    this.run = run;
    this.key = key;
    this.pages = pages;
  }

  @Override
  public long next(long from) throws SQLException {
    Page here = page;
    if (run.isPassed(from, Direction.DESCENDING) || (here == null && !run.mightHold(key))) {
      return NONE;
    }
    if (here == null || here.isBehind(key, from)) {
      here = pages.floor(run, key, from);
      if (here == null) {
        return NONE;
      }
      page = here;
    }
    int at = here.floor(key, from);
    return at >= 0 && here.key(at) == key ? here.place(at) : NONE;
  }
}
