package org.trailmark.lrs.index;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** All entries of a run, page by page. */
final class RunEntries implements Entries {
  private final Run run;
  private final RunStore.Reader pages;
  private @Nullable Page page;
  private int at;

  RunEntries(Run run, RunStore.Reader pages) {
    this.run = run;
    this.pages = pages;
  }

  @Override
  public boolean advance() throws SQLException {
    Page here = page;
    at++;
    if (here != null && at < here.size()) {
      return true;
    }
    EncodedPage next =
        here == null
            ? first()
            : pages.higher(run.id(), here.key(here.size() - 1), here.place(here.size() - 1));
    if (next == null) {
      return false;
    }
    page = Page.of(next, run.first());
    at = 0;
    return true;
  }

  private @Nullable EncodedPage first() throws SQLException {
    EncodedPage least = pages.floor(run.id(), Long.MIN_VALUE, Long.MIN_VALUE);
    return least != null ? least : pages.higher(run.id(), Long.MIN_VALUE, Long.MIN_VALUE);
  }

  private Page page() {
    if (page == null) {
      throw new IllegalStateException("advance first");
    }
    return page;
  }

  @Override
  public long key() {
    return page().key(at);
  }

  @Override
  public long place() {
    return page().place(at);
  }
}
