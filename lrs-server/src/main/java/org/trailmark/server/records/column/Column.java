package org.trailmark.server.records.column;

/** What is known of each statement, as an integer. 0 says nothing is known, where that may be. */
public enum Column {
  /** Place in the log. */
  SEQ(0),
  /** Milliseconds since the epoch, UTC. */
  STORED(1),
  /** Milliseconds since the epoch, UTC; before it for older times. */
  TIMESTAMP(2),
  /** The agent or group that did it; 0 for none. */
  LEARNER(3),
  VERB(4),
  /** The object, where it is an activity. */
  ACTIVITY(5),
  /** Which context activities and platform, together. */
  CONTEXT(6),
  REGISTRATION(7),
  /** See {@link Cells#score}. */
  SCORE(8),
  /** See {@link Cells#duration}. */
  DURATION(9),
  /** Success and completion, see {@link Cells#outcome}. */
  OUTCOME(10),
  /** See {@link ExtensionBits}. */
  EXTENSIONS(11);

  private static final int COUNT = values().length;

  /** As it is stored; never changes. From 0 on, without holes. */
  private final int part;

  Column(int part) {
    this.part = part;
  }

  int part() {
    return part;
  }

  static int count() {
    return COUNT;
  }
}
