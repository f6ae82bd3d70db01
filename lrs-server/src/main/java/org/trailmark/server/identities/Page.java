package org.trailmark.server.identities;

import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.store.IdentityEvent;

/**
 * A part of what can be listed.
 *
 * @param limit how many it has at most
 * @param isLast whether nothing follows
 */
record Page(List<IdentityEvent> events, int limit, boolean isLast) {
  private static final int MAX_LIMIT = 200;

  /**
   * Reads one.
   *
   * @param wanted how many; brought within what we give at once
   * @param read gives so many at most
   */
  static Page of(int wanted, IntFunction<List<IdentityEvent>> read) {
    int limit = Math.min(Math.max(wanted, 1), MAX_LIMIT);
    List<IdentityEvent> found = read.apply(limit + 1);
    return new Page(found.subList(0, Math.min(limit, found.size())), limit, found.size() <= limit);
  }

  /** Where the next one is, relative to this one; null: this is the last. */
  @Nullable String more(String path) {
    return isLast
        ? null
        : path + "?limit=" + limit + "&after=" + events.get(events.size() - 1).seq();
  }
}
