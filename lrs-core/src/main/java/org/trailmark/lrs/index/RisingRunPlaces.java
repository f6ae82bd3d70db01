package org.trailmark.lrs.index;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Where a key leads within one run, from the oldest place to the newest. */
final class RisingRunPlaces implements Places {
  private final Run run;
  private final long key;
  private final RunStore.Reader pages;
  private @Nullable Page page;

  RisingRunPlaces(Run run, long key, RunStore.Reader pages) {
    this.run = run;
    this.key = key;
    this.pages = pages;
  }

  @Override
  public long next(long from) throws SQLException {
    Page here = page;
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
    EncodedPage floor = pages.floor(run.id(), key, from);
    if (floor != null) {
      Page page = Page.of(floor, run.first());
      if (page.ceiling(key, from) < page.size()) {
        return page;
      }
    }
    EncodedPage higher = pages.higher(run.id(), key, from);
    return higher == null ? null : Page.of(higher, run.first());
  }
}
