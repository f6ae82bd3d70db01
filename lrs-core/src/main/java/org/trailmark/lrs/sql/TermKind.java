package org.trailmark.lrs.sql;

/** The filters of a query that name something (xAPI-Communication 2.1.3). */
enum TermKind {
  AGENT(1),
  RELATED_AGENT(2),
  VERB(3),
  ACTIVITY(4),
  RELATED_ACTIVITY(5),
  REGISTRATION(6);

  private final int code;

  TermKind(int code) {
    this.code = code;
  }

  /** As it is stored; never changes. */
  int code() {
    return code;
  }
}
