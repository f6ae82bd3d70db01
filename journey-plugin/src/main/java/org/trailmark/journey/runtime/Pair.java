package org.trailmark.journey.runtime;

import org.jspecify.annotations.Nullable;
import org.trailmark.journey.db.Bulk;

/** One learner in one journey: what is folded as a whole. */
record Pair(String journey, String learner) {

  /** To be asked about. */
  @Nullable Object[] row() {
    return Bulk.row(journey, learner);
  }
}
