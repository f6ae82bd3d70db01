package org.trailmark.server.records.query;

import java.util.Locale;

/** What is told of a group of statements. */
public enum Measure {
  /** How many statements. */
  COUNT,
  /** How many learners: agents that are linked count as one, a group counts as one. */
  LEARNERS,
  /** The average of the scores, where there is one. */
  SCORE,
  /** The average of the durations, where there is one. */
  DURATION;

  public String slug() {
    return name().toLowerCase(Locale.ROOT);
  }
}
