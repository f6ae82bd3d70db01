package org.trailmark.lrs.dispatch;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.UUID;

/**
 * A statement that the handler refused every time.
 *
 * @param seq its place in the log
 * @param statementId its id
 * @param error the last failure with its stack trace
 * @param attempts how often it was tried alone
 * @param at when it was last given up, UTC, to the millisecond
 */
public record QuarantinedStatement(
    long seq, UUID statementId, String error, int attempts, Instant at) {

  public QuarantinedStatement {
    requireNonNull(statementId, "statementId");
    requireNonNull(error, "error");
    requireNonNull(at, "at");
  }
}
