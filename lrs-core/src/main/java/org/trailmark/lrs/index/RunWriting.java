package org.trailmark.lrs.index;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.trailmark.lrs.index.RunStore.KeptRun;

/** Writes one run, a few pages at a time, so that nobody else waits for long. */
final class RunWriting {
  private static final int PAGES_AT_ONCE = 256;

  private final RunStore store;
  private final long id;
  private final PageWriter page;
  private final List<EncodedPage> waiting = new ArrayList<>(PAGES_AT_ONCE);
  private final KeyFilter filter;
  private long keys;

  /**
   * @param first the first place of the part of the log that the run covers
   * @param filter empty, for as many different keys as it has at most
   */
  RunWriting(RunStore store, long first, KeyFilter filter) throws SQLException {
    this.store = store;
    this.id = store.begin();
    this.page = new PageWriter(first);
    this.filter = filter;
  }

  /**
   * Writes all entries, and puts the run in the place of others.
   *
   * @param part the number of the run is not asked for
   */
  Run write(Entries entries, int level, long first, long last, List<Long> inPlaceOf)
      throws SQLException {
    boolean any = false;
    long previous = 0;
    while (entries.advance()) {
      long key = entries.key();
      if (!any || key != previous) {
        filter.add(key);
        keys++;
      }
      any = true;
      previous = key;
      page.add(key, entries.place());
      if (page.isFull()) {
        flushPage();
      }
    }
    if (!page.isEmpty()) {
      flushPage();
    }
    store.write(id, waiting);
    KeptRun kept = new KeptRun(id, level, first, last, keys, filter.bytes());
    store.finish(kept, inPlaceOf);
    return new Run(id, level, first, last, keys, filter);
  }

  private void flushPage() throws SQLException {
    waiting.add(page.take());
    if (waiting.size() == PAGES_AT_ONCE) {
      store.write(id, waiting);
      waiting.clear();
    }
  }
}
