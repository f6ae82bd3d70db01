package org.trailmark.journey.api;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.channel.Inbox;

/** Makes a page of a learner's inbox. */
final class InboxView {
  private InboxView() {}

  /**
   * A page, newest first.
   *
   * @param before only items with a smaller id; null: from the newest
   */
  static LearnerViews.InboxPage page(
      String learner, Instant now, @Nullable Long before, int max, Handle tx) {
    List<Inbox.Item> items = Inbox.of(learner, now, before, max + 1, tx);
    boolean more = items.size() > max;
    List<Inbox.Item> page = more ? items.subList(0, max) : items;
    return new LearnerViews.InboxPage(
        List.copyOf(page), more ? String.valueOf(page.get(max - 1).id()) : null);
  }
}
