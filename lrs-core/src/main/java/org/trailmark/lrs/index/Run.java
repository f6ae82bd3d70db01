package org.trailmark.lrs.index;

import org.trailmark.lrs.index.RunStore.KeptRun;

/** A finished run, as a search sees it. */
record Run(long id, int level, long first, long last, long keys, KeyFilter filter) {

  static Run of(KeptRun kept) {
    return new Run(
        kept.id(),
        kept.level(),
        kept.first(),
        kept.last(),
        kept.keys(),
        KeyFilter.ofBytes(kept.filter()));
  }

  Places places(long key, Direction direction, SearchedPages pages) {
    if (!filter.mightHold(key)) {
      return Places.NOWHERE;
    }
    return direction == Direction.DESCENDING
        ? new FallingRunPlaces(this, key, pages)
        : new RisingRunPlaces(this, key, pages);
  }
}
