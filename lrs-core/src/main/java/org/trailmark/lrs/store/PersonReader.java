package org.trailmark.lrs.store;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.xapi.Ifi;

/** What is kept of an agent beside statements. Safe on any thread. */
public interface PersonReader {

  /**
   * The documents of state and profile that are about an agent.
   *
   * @param after continue after this one, of the same agent; null: from the first
   * @param max how many at most
   */
  List<HeldDocument> documents(Ifi agent, @Nullable DocumentAddress after, int max);

  /**
   * What was ever said of an agent being one person with another, oldest first.
   *
   * @param after only events after this {@code seq}; 0: all
   * @param max how many at most
   */
  List<IdentityEvent> identityEvents(Ifi agent, long after, int max);
}
