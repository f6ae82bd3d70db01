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

  /** Whether a search that has come so far is beyond all of it. */
  boolean isPassed(long from, Direction direction) {
    return direction == Direction.DESCENDING ? from < first : from > last;
  }

  boolean mightHold(long key) {
    return filter.mightHold(key);
  }

  Places places(long key, Direction direction, SearchedPages pages) {
    return direction == Direction.DESCENDING
        ? new FallingRunPlaces(this, key, pages)
        : new RisingRunPlaces(this, key, pages);
  }
}
