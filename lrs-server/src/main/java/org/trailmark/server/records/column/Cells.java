package org.trailmark.server.records.column;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** How values lie in the integers of a column. */
public final class Cells {
  /** A score is kept to a millionth. */
  private static final int SCORE_DIGITS = 6;

  private static final long SCORE_UNIT = 1_000_000;
  private static final long SCORE_ZERO = SCORE_UNIT + 1;

  /** Success and completion: this for true, one less for false, 0 for nothing said. */
  private static final int TRUE = 2;

  private static final int OF_COMPLETION = 3;

  private Cells() {}

  /**
   * A scaled score.
   *
   * @param scaled from -1 to 1; null: there is none
   */
  public static long score(@Nullable BigDecimal scaled) {
    return scaled == null
        ? 0
        : SCORE_ZERO
            + scaled
                .setScale(SCORE_DIGITS, RoundingMode.HALF_EVEN)
                .unscaledValue()
                .longValueExact();
  }

  /** The score of a cell that is not 0. */
  public static double scoreOf(long cell) {
    return (cell - SCORE_ZERO) / (double) SCORE_UNIT;
  }

  /** What to take from a sum of cells for each, to have the sum of {@link #millionths}. */
  public static long millionths(long cell) {
    return cell - SCORE_ZERO;
  }

  /**
   * A duration.
   *
   * @param millis from 0; negative: there is none
   */
  public static long duration(long millis) {
    return millis < 0 ? 0 : millis + 1;
  }

  /** The milliseconds of a cell that is not 0. */
  public static long millisOf(long cell) {
    return cell - 1;
  }

  /**
   * Success and completion in one.
   *
   * @param success null: nobody says
   * @param completion null: nobody says
   */
  public static long outcome(@Nullable Boolean success, @Nullable Boolean completion) {
    return threefold(success) + OF_COMPLETION * threefold(completion);
  }

  /** Null: nobody says. */
  public static @Nullable Boolean successOf(long cell) {
    return twofold(cell % OF_COMPLETION);
  }

  /** Null: nobody says. */
  public static @Nullable Boolean completionOf(long cell) {
    return twofold(cell / OF_COMPLETION);
  }

  private static long threefold(@Nullable Boolean value) {
    return value == null ? 0 : value ? TRUE : TRUE - 1;
  }

  private static @Nullable Boolean twofold(long cell) {
    return cell == 0 ? null : (Boolean) (cell == TRUE);
  }
}
