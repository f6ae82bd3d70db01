package org.trailmark.journey.runtime;

import org.jdbi.v3.core.Handle;

/**
 * The numbers of what happens to transitions, as one transaction draws them. Writers of a plugin's
 * database take turns, so numbers are committed in their order; none is given twice.
 */
final class EventNumbers {
  private final Handle tx;
  private final long before;
  private long last;

  EventNumbers(Handle tx) {
    this.tx = tx;
    this.before = last(tx);
    this.last = before;
  }

  /** The number given last, 0 when there is none. */
  static long last(Handle tx) {
    return tx.createQuery("SELECT last FROM event_number WHERE id = 1").mapTo(Long.class).one();
  }

  long next() {
    return ++last;
  }

  /** The number that is given when so many were given before it. */
  long after(int others) {
    return last + others + 1;
  }

  /** Keeps what was given. */
  void save() {
    if (last > before) {
      tx.execute("UPDATE event_number SET last = ? WHERE id = 1", last);
    }
  }
}
