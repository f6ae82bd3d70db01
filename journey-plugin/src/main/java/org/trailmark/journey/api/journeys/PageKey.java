package org.trailmark.journey.api.journeys;

import org.jspecify.annotations.Nullable;
import org.trailmark.journey.api.parameter.Parameters;
import org.trailmark.journey.statistics.Flows;

/** After which of two numbers a page begins, written {@code first.second}. */
record PageKey(long first, long second) {

  /**
   * Reads what a page gave as {@code more}.
   *
   * @param first where the first page begins
   */
  static PageKey read(@Nullable String after, long first) {
    if (after == null) {
      return new PageKey(first, 0);
    }
    String[] parts = after.split("\\.", -1);
    if (parts.length != 2) {
      throw Parameters.wrong("after is what the page before gave as more, not " + after);
    }
    return new PageKey(Parameters.number("after", parts[0]), Parameters.number("after", parts[1]));
  }

  static String after(Flows.Moved last) {
    return last.validAt().toEpochMilli() + "." + last.id();
  }
}
