package org.trailmark.lrs.xapi;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A statement within a statement, about something that need not have happened (xAPI-Data 2.4.4.3).
 *
 * @param object never a SubStatement
 * @param timestamp may lie in the future
 */
public record SubStatement(
    Actor actor,
    Verb verb,
    StatementObject object,
    Optional<Result> result,
    Optional<Context> context,
    Optional<Instant> timestamp,
    List<Attachment> attachments)
    implements StatementObject {

  public SubStatement {
    requireNonNull(actor, "actor");
    requireNonNull(verb, "verb");
    requireNonNull(result, "result");
    requireNonNull(context, "context");
    requireNonNull(timestamp, "timestamp");
    attachments = List.copyOf(attachments);
    if (object instanceof SubStatement) {
      throw new IllegalArgumentException("a SubStatement holds no SubStatement");
    }
  }

  @Override
  public String objectType() {
    return "SubStatement";
  }
}
