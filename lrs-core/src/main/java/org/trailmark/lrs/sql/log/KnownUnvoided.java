package org.trailmark.lrs.sql.log;

/**
 * How far the log was searched for what voids a statement, and nothing was found. What is read
 * often is searched for once, then, until something else is voided. Safe on any thread.
 */
public final class KnownUnvoided {
  private volatile long upTo = -1;

  /** Whether no statement up to this place of the log voids it. */
  public boolean reaches(long place) {
    return upTo >= place;
  }

  /** No statement up to this place of the log voids it. */
  public void reach(long place) {
    upTo = place; // where a search that began earlier comes later, it is searched for once more
  }
}
