package org.trailmark.lrs.sql.postgres;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;

/** What PostgreSQL's error codes mean, in words for the operator or for the client. */
final class PostgresErrors {
  private PostgresErrors() {}

  /**
   * Why the database cannot work now, to be said after its name; null: the code is of another kind.
   *
   * @param state SQLSTATE
   */
  static @Nullable String outage(String state, @Nullable String message) {
    return switch (state) {
      case "28000", "28P01" -> "does not let Trailmark in: check user and password.";
      case "3D000" -> "does not exist. Make it: createdb NAME.";
      case "42501" -> "does not allow this to Trailmark's user: " + firstLine(message);
      case "25006" -> "is read-only; is it a standby?";
      case "25P03" -> "ended a transaction that did nothing for too long.";
      case "40001", "40P01", "55P03" -> "is kept busy by somebody else; try again in a moment.";
      case "57P01", "57P02" -> "ended the connection; is it being stopped?";
      case "57P03" -> "is being started or stopped.";
      case "53100" -> "has no room: its disk is full.";
      case "53200" -> "has no memory left.";
      case "53300" -> "takes no more connections: raise its max_connections.";
      default -> reasonOfClass(state.substring(0, 2), message);
    };
  }

  /** What to tell the client whose texts PostgreSQL cannot keep; null: the code is not of that. */
  static @Nullable LrsException refusal(String state, SQLException failure) {
    return switch (state) {
      case "22021", "22P05" ->
          new LrsException(
              ProblemCode.INVALID_PARAMETER,
              "A text holds the character U+0000, which this store cannot keep.",
              failure);
      case "54000" ->
          new LrsException(
              ProblemCode.TOO_LARGE,
              "The identifiers are longer than the 2,700 bytes that this store can find them by.",
              failure);
      default -> null;
    };
  }

  private static @Nullable String reasonOfClass(String kind, @Nullable String message) {
    return switch (kind) {
      case "08" -> "cannot be reached: " + firstLine(message);
      case "53", "57", "58" -> "cannot work now: " + firstLine(message);
      case "XX" -> "has an error of its own: " + firstLine(message);
      default -> null;
    };
  }

  private static String firstLine(@Nullable String message) {
    return message == null ? "it does not say why." : message.lines().findFirst().orElse("");
  }
}
