package org.trailmark.lrs.sql;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;

/** Tells a database that cannot work now from a program that used it wrongly. */
final class SqlFailure {
  private SqlFailure() {}

  /**
   * What to throw for a failure.
   *
   * @return {@code STORE_UNAVAILABLE} if the database is to blame, however deep the cause lies; a
   *     runtime exception of the caller's own as it is; else {@code INTERNAL}
   */
  static RuntimeException of(Exception failure, SqlSource source) {
    if (failure instanceof LrsException known) {
      return known;
    }
    String reason = reason(failure, source);
    if (reason != null) {
      return new LrsException(
          ProblemCode.STORE_UNAVAILABLE, "The database " + source + " " + reason, failure);
    }
    if (failure instanceof RuntimeException own) {
      return own;
    }
    return new LrsException(
        ProblemCode.INTERNAL, "The database " + source + " refused: " + failure, failure);
  }

  /** Whether the database is to blame. */
  static boolean isOutage(Exception failure, SqlSource source) {
    return reason(failure, source) != null;
  }

  private static @Nullable String reason(Exception failure, SqlSource source) {
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < 20; depth++) {
      String reason = cause instanceof SQLException sql ? reason(sql, source) : null;
      if (reason != null) {
        return reason;
      }
      cause = cause.getCause();
    }
    return null;
  }

  private static @Nullable String reason(SQLException failure, SqlSource source) {
    return failure instanceof SQLTransientException
        ? "gave no connection in time; there is more to read than it can serve."
        : source.outage(failure);
  }
}
