package org.trailmark.lrs.sql.connection;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;

/** Tells a database that cannot work now from a program that used it wrongly. */
public final class SqlFailure {
  private SqlFailure() {}

  /**
   * What to throw for a failure.
   *
   * @return {@code STORE_UNAVAILABLE} if the database is to blame, however deep the cause lies; a
   *     runtime exception of the caller's own as it is; what the database cannot keep as it says;
   *     else {@code INTERNAL}
   */
  public static RuntimeException of(Exception failure, SqlSource source) {
    if (failure instanceof LrsException known) {
      return known;
    }
    String reason = first(failure, sql -> reason(sql, source));
    if (reason != null) {
      return new LrsException(
          ProblemCode.STORE_UNAVAILABLE, "The database " + source + " " + reason, failure);
    }
    LrsException refusal = first(failure, source::refusal);
    if (refusal != null) {
      return refusal;
    }
    if (failure instanceof RuntimeException own) {
      return own;
    }
    return new LrsException(
        ProblemCode.INTERNAL, "The database " + source + " refused: " + failure, failure);
  }

  /** Whether the database is to blame. */
  static boolean isOutage(Exception failure, SqlSource source) {
    return first(failure, sql -> reason(sql, source)) != null;
  }

  /** The first answer that a cause gives, however deep it lies; null: none does. */
  private static <T> @Nullable T first(Exception failure, Answer<T> answer) {
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < 20; depth++) {
      T given = cause instanceof SQLException sql ? answer.to(sql) : null;
      if (given != null) {
        return given;
      }
      cause = cause.getCause();
    }
    return null;
  }

  @FunctionalInterface
  private interface Answer<T> {
    @Nullable T to(SQLException failure);
  }

  private static @Nullable String reason(SQLException failure, SqlSource source) {
    return failure instanceof SQLTransientException
        ? "gave no connection in time; there is more to read than it can serve."
        : source.outage(failure);
  }
}
