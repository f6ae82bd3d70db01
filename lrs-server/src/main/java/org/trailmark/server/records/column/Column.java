package org.trailmark.server.records.column;

/**
 * What is known of each statement, as an integer. 0 says nothing is known, where that may be.
 *
 * <p>The order is on disk: add at the end.
 */
public enum Column {
  /** Place in the log. */
  SEQ,
  /** Milliseconds since the epoch, UTC. */
  STORED,
  /** Milliseconds since the epoch, UTC; before it for older times. */
  TIMESTAMP,
  /** The agent or group that did it; 0 for none. */
  LEARNER,
  VERB,
  /** The object, where it is an activity. */
  ACTIVITY,
  /** Which context activities and platform, together. */
  CONTEXT,
  REGISTRATION,
  /** See {@link Cells#score}. */
  SCORE,
  /** See {@link Cells#duration}. */
  DURATION,
  /** Success and completion, see {@link Cells#outcome}. */
  OUTCOME,
  /** See {@link ExtensionBits}. */
  EXTENSIONS;

  private static final Column[] ALL = values();

  static int count() {
    return ALL.length;
  }
}
