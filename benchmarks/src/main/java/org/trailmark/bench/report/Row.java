package org.trailmark.bench.report;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A line of the table.
 *
 * @param work what was done
 * @param limit what it must reach
 * @param measured null: it was left out
 * @param ours what was measured, in its own unit; where it was left out, why
 * @param against what it is compared with, in the same unit; empty where the limit is no ratio
 */
public record Row(
    String work, Limit limit, @Nullable Spread measured, String ours, String against) {
  public Row {
    requireNonNull(work, "work");
    requireNonNull(limit, "limit");
    requireNonNull(ours, "ours");
    requireNonNull(against, "against");
  }

  /** A row that could not be measured. */
  public static Row leftOut(String work, Limit limit, String why) {
    return new Row(work, limit, null, why, "");
  }

  /** Whether the limit is reached; empty where nothing was measured. */
  public Optional<Boolean> reached() {
    return Optional.ofNullable(measured).map(limit::reachedBy);
  }
}
