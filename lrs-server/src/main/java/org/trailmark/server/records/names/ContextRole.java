package org.trailmark.server.records.names;

/** How an activity belongs to a statement's context (xAPI-Data 2.4.6.2). */
public enum ContextRole {
  PARENT(1),
  GROUPING(2),
  CATEGORY(3),
  OTHER(4);

  /** As it is stored; never changes. */
  private final int code;

  ContextRole(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }
}
