package org.trailmark.server.trace;

import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Which requests are watched. Drawn here for each, and not computed from its trace id as is common:
 * who chooses the id would choose the outcome.
 *
 * @param share of all requests, 0 to 1
 * @param byCaller whether a caller who says so decides instead
 */
public record Sampling(double share, boolean byCaller) {

  /**
   * @param caller what the request says; null: nothing
   */
  boolean takes(@Nullable TraceParent caller) {
    if (byCaller && caller != null) {
      return caller.sampled();
    }
    return ThreadLocalRandom.current().nextDouble() < share;
  }
}
