package org.trailmark.lrs.sql.log;

import org.jspecify.annotations.Nullable;

/**
 * A row of the log that an erasure empties or changes.
 *
 * @param late what finds it beside its own terms
 * @param after with all that finds it from now on among its terms; null: it is gone
 */
public record RowChange(LogRow before, TermSet late, @Nullable LogRow after) {

  /** Whether the statement itself goes or is another; else only what finds it changes. */
  @SuppressWarnings("ReferenceEquality") // a content that stays is handed on
  public boolean isOfContent() {
    return after == null || after.packed() != before.packed();
  }

  /** All that found it. */
  public TermSet found() {
    return before.terms().and(late);
  }
}
