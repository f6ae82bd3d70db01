package org.trailmark.journey.api.journeys;

import org.jspecify.annotations.Nullable;
import org.trailmark.journey.api.parameter.Parameters;

/** After which run of which learner a page begins, written {@code learner.run}. */
record RunKey(String learner, int run) {

  /** Reads what a page gave as {@code more}; a learner alone is all of hers. */
  static RunKey read(@Nullable String after) {
    if (after == null) {
      return new RunKey("", 0);
    }
    int dot = after.indexOf('.');
    return dot < 0
        ? new RunKey(after, Integer.MAX_VALUE)
        : new RunKey(
            after.substring(0, dot),
            (int)
                Math.min(Parameters.number("after", after.substring(dot + 1)), Integer.MAX_VALUE));
  }

  @Override
  public String toString() {
    return learner + "." + run;
  }
}
