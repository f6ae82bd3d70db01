package org.trailmark.journey.statistics;

/** What was taken for true at {@code :known}: decided by then, and not revised by then. */
final class Believed {

  private Believed() {}

  /**
   * The test.
   *
   * @param row the alias of {@code transition}
   */
  static String sql(String row) {
    return "%1$s.decided_at <= :known AND (%1$s.superseded_at IS NULL OR %1$s.superseded_at > :known)"
        .formatted(row);
  }
}
