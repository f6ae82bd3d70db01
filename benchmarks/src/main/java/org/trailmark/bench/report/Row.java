package org.trailmark.bench.report;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * A line of the table.
 *
 * @param work what was done; the same at every size of the store
 * @param limit what it must reach
 * @param measured null when {@code verdict} is that it failed or was left out
 * @param ours what was measured, in its own unit; where nothing was, why
 * @param against what it is compared with, in the same unit; empty where the limit is no ratio
 */
public record Row(
    String work,
    Limit limit,
    @Nullable Spread measured,
    Verdict verdict,
    String ours,
    String against) {
  public Row {
    requireNonNull(work, "work");
    requireNonNull(limit, "limit");
    requireNonNull(ours, "ours");
    requireNonNull(against, "against");
    boolean judged = verdict == Verdict.REACHED || verdict == Verdict.MISSED;
    if (judged != (measured != null)) {
      throw new IllegalArgumentException(work + ": what was not measured cannot be judged");
    }
  }

  /** A row that was measured; its median is judged. */
  public static Row of(String work, Limit limit, Spread measured, String ours, String against) {
    return new Row(work, limit, measured, Verdict.of(limit.reachedBy(measured)), ours, against);
  }

  /** A row that cannot be measured here. */
  public static Row leftOut(String work, Limit limit, String why) {
    return new Row(work, limit, null, Verdict.LEFT_OUT, why, "");
  }

  /** A row that should have been measured. */
  public static Row failed(String work, Limit limit, String why) {
    return new Row(work, limit, null, Verdict.FAILED, why, "");
  }
}
