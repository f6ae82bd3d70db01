package org.trailmark.server.jobs;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where a job stands. */
public enum JobState {
  /** It goes on as soon as there is a thread for it. */
  WAITING,
  RUNNING,
  /** An admin has stopped it for a while. */
  PAUSED,
  DONE,
  /** It could not go on; resumed, it tries again from where it was. */
  FAILED,
  /** An admin has stopped it for good. */
  CANCELLED;

  /** Its name in JSON. */
  @JsonValue
  String slug() {
    return name().toLowerCase(Locale.ROOT);
  }

  boolean isOver() {
    return this == DONE || this == FAILED || this == CANCELLED;
  }
}
