package org.trailmark.journey.engine;

import org.jspecify.annotations.Nullable;

/**
 * What one condition remembers of a stretch of the way: takes her statements one by one, in event
 * order, and says whether it holds. Remembers no more than later statements can ask for.
 */
interface Memory {

  /** Takes a statement, not before those taken so far. */
  void take(Evidence evidence);

  /** Why the condition holds; null: it does not. */
  @Nullable Proof proof();

  /** All that it remembers, to go on from later. */
  Kept keep();

  /**
   * Whether it takes every statement that any match of the journey meets; else those of its own.
   */
  default boolean takesAll() {
    return false;
  }
}
