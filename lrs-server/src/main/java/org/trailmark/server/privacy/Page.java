package org.trailmark.server.privacy;

import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;

/** How much is answered at once. */
final class Page {
  private static final int MOST = 500;

  private Page() {}

  /**
   * @throws LrsException {@code INVALID_PARAMETER} if it is out of range
   */
  static int limit(int wanted) {
    if (wanted < 1 || wanted > MOST) {
      throw new LrsException(
          ProblemCode.INVALID_PARAMETER,
          "\"limit\" is from 1 to " + MOST + ", not " + wanted + ".");
    }
    return wanted;
  }
}
