package org.trailmark.lrs.index;

/** What a statement can be found by. */
public enum TermKind {
  /** The five filters that name something (xAPI-Communication 2.1.3), two of them also widened. */
  AGENT(1),
  RELATED_AGENT(2),
  VERB(3),
  ACTIVITY(4),
  RELATED_ACTIVITY(5),
  REGISTRATION(6),
  /** The statement's own id. */
  ID(7),
  /** The statement that the object refers to, where it is a StatementRef. */
  TARGET(8),
  /** That statement, where the verb is "voided" (xAPI-Data 2.3.2). */
  VOIDED(9);

  private final byte code;

  TermKind(int code) {
    this.code = (byte) code;
  }

  /** Part of every key that is stored; never changes. */
  byte code() {
    return code;
  }
}
