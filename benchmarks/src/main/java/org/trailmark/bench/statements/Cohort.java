package org.trailmark.bench.statements;

/**
 * So many learners who come and go: of two thousand statements in a row, each is by one of two
 * hundred, so that a session is about ten statements of one course within half an hour.
 *
 * @param learners how many come at all
 */
record Cohort(long seed, long learners) {
  private static final int WINDOW = 2000;
  private static final int AT_ONCE = 200;

  Cohort {
    if (learners < 1) {
      throw new IllegalArgumentException("a cohort is one learner or more");
    }
  }

  /** Whom a statement is about. */
  long learner(long index) {
    return Mix.below(session(index), learners);
  }

  /** In which course; another one in each session. */
  int course(long index) {
    return (int) Mix.below(Mix.at(session(index), 1), Course.COUNT);
  }

  private long session(long index) {
    long place = Mix.below(Mix.at(seed ^ 0x434F_484FL, index), AT_ONCE);
    return Mix.at(seed ^ 0x5345_5353L, index / WINDOW * AT_ONCE + place);
  }
}
