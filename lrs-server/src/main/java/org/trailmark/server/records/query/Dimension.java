package org.trailmark.server.records.query;

import java.util.Locale;

/** What statements are grouped by. */
public enum Dimension {
  VERB,
  ACTIVITY,
  TYPE,
  PLATFORM,
  LEARNER,
  HOUR,
  DAY,
  WEEK,
  MONTH;

  public boolean isTime() {
    return this == HOUR || this == DAY || this == WEEK || this == MONTH;
  }

  public String slug() {
    return name().toLowerCase(Locale.ROOT);
  }
}
