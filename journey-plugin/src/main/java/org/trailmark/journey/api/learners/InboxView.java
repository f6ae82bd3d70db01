package org.trailmark.journey.api.learners;

import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.trailmark.journey.api.parameter.Cut;
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
    Cut<Inbox.Item> page = Cut.to(max, Inbox.of(learner, now, before, max + 1, tx));
    return new LearnerViews.InboxPage(page.rows(), page.more(last -> String.valueOf(last.id())));
  }
}
