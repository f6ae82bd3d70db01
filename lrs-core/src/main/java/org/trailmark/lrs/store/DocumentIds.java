package org.trailmark.lrs.store;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which documents there are.
 *
 * @param ids sorted, each once
 * @param newest when the one that changed last was changed, UTC; null where there is none
 */
public record DocumentIds(List<String> ids, @Nullable Instant newest) {

  public DocumentIds {
    ids = List.copyOf(ids);
  }
}
