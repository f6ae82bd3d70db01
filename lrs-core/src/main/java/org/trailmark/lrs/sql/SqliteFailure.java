package org.trailmark.lrs.sql;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;

/** Tells a database that cannot work now from a program that used it wrongly. */
final class SqliteFailure {
  private SqliteFailure() {}

  /**
   * What to throw for a failure.
   *
   * @param where the database, as the operator knows it
   * @return {@code STORE_UNAVAILABLE} if the database is to blame, however deep the cause lies; a
   *     runtime exception of the caller's own as it is; else {@code INTERNAL}
   */
  static RuntimeException of(Exception failure, Object where) {
    if (failure instanceof LrsException known) {
      return known;
    }
    String reason = reason(failure);
    if (reason != null) {
      return new LrsException(
          ProblemCode.STORE_UNAVAILABLE, "The database " + where + " " + reason, failure);
    }
    if (failure instanceof RuntimeException own) {
      return own;
    }
    return new LrsException(
        ProblemCode.INTERNAL, "The database " + where + " refused: " + failure, failure);
  }

  /** Whether the database is to blame. */
  static boolean isOutage(Exception failure) {
    return reason(failure) != null;
  }

  private static @Nullable String reason(Exception failure) {
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < 20; depth++) {
      String reason = cause instanceof SQLException sql ? reason(sql) : null;
      if (reason != null) {
        return reason;
      }
      cause = cause.getCause();
    }
    return null;
  }

  /** By SQLite's primary result code. */
  private static @Nullable String reason(SQLException failure) {
    if (failure instanceof SQLTransientException) {
      return "gave no connection in time; there is more to read than it can serve.";
    }
    return switch (failure.getErrorCode()) {
      case 5, 6 -> "is locked by another program. Close whatever has the file open.";
      case 7 -> "has no memory left.";
      case 8 -> "is read-only. Check who owns the file and its folder.";
      case 10 -> "failed to read or write: " + failure.getMessage();
      case 11, 26 -> "is damaged or no database: " + failure.getMessage() + ". Restore a backup.";
      case 13 -> "has no room: the disk is full.";
      case 14 -> "cannot be opened. Check that its folder exists and may be written.";
      case 15 -> "has a locking problem; is the folder on a network drive?";
      default -> null;
    };
  }
}
