package org.trailmark.lrs.index;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Where a key leads within one run, from the oldest place to the newest. */
final class RisingRunPlaces implements Places {
  private final Run run;
  private final long key;
  private final SearchedPages pages;
  private @Nullable Page page;

  RisingRunPlaces(Run run, long key, SearchedPages pages) {
    this.run = run;
    this.key = key;
    this.pages = pages;
  }

  @Override
  public long next(long from) throws SQLException {
    Page here = page;
    if (run.isPassed(from, Direction.ASCENDING) || (here == null && !run.mightHold(key))) {
      return NONE;
    }
    if (here == null || here.ceiling(key, from) == here.size()) {
      here = pageFor(from);
      page = here;
    }
    if (here == null) {
      return NONE;
    }
    int at = here.ceiling(key, from);
    return at < here.size() && here.key(at) == key ? here.place(at) : NONE;
  }

  /** The page that has the first entry that is not before this one. */
  private @Nullable Page pageFor(long from) throws SQLException {
    Page floor = pages.floor(run, key, from);
    if (floor != null && !floor.isBefore(key, from)) {
      return floor;
    }
    return pages.higher(run, key, from);
  }
}
