package org.trailmark.server.records.names;

/** What a term names. */
public enum TermKind {
  VERB(1),
  ACTIVITY(2),
  /** A type of activities. */
  TYPE(3),
  PLATFORM(4);

  /** As it is stored; never changes. */
  private final int code;

  TermKind(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }
}
