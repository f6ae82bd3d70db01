package org.trailmark.lrs.problem;

import java.util.Locale;

/**
 * What went wrong, as a stable name that clients may rely on and that says whose fault it is.
 *
 * <p>Names are part of the REST interface (the {@code type} of a problem document, see {@link
 * #slug()}): add new ones, never rename.
 */
public enum ProblemCode {
  /** The body is not JSON, or not UTF-8. */
  MALFORMED_JSON(Blame.CLIENT),
  /** At least one statement breaks a rule of the data model. */
  INVALID_STATEMENT(Blame.CLIENT),
  /** A parameter is unknown, missing, malformed, or does not go with the others. */
  INVALID_PARAMETER(Blame.CLIENT),
  /** A header is missing or malformed, the version header above all. */
  INVALID_HEADER(Blame.CLIENT),
  /** A document that is not a statement (a journey definition, a request body) breaks a rule. */
  INVALID_DOCUMENT(Blame.CLIENT),
  /** No credential, or one that is not known. */
  UNAUTHENTICATED(Blame.CLIENT),
  /** A known credential that may not do this. */
  FORBIDDEN(Blame.CLIENT),
  /** What was asked for is not here. */
  NOT_FOUND(Blame.CLIENT),
  /** The resource does not know this method. */
  METHOD_NOT_ALLOWED(Blame.CLIENT),
  /** The resource does not take this content type. */
  UNSUPPORTED_MEDIA_TYPE(Blame.CLIENT),
  /** The resource cannot answer in a content type that the client accepts. */
  NOT_ACCEPTABLE(Blame.CLIENT),
  /** A different thing is already stored under this id. */
  CONFLICT(Blame.CLIENT),
  /** If-Match or If-None-Match does not hold. */
  PRECONDITION_FAILED(Blame.CLIENT),
  /** A body, statement, document or attachment is larger than this server is set to take. */
  TOO_LARGE(Blame.CLIENT),
  /** The address is longer than this server is set to take. */
  ADDRESS_TOO_LONG(Blame.CLIENT),
  /** The body comes more slowly than this server is set to wait for. */
  TOO_SLOW(Blame.CLIENT),
  /** More requests than this server is set to take. */
  TOO_MANY_REQUESTS(Blame.CLIENT),
  /** The configuration of the program or of a plugin is wrong; it does not start. */
  INVALID_CONFIGURATION(Blame.OPERATOR),
  /** The storage cannot take or give anything now: disk full, database away, shutting down. */
  STORE_UNAVAILABLE(Blame.OPERATOR),
  /** More is being done at once than there is room for; in a moment there may be. */
  OVERLOADED(Blame.OPERATOR),
  /** What is asked for takes longer to find than this server is set to look. */
  QUERY_TIMEOUT(Blame.OPERATOR),
  /** The plugin that would answer does not run: stopped, disabled or failed. */
  PLUGIN_UNAVAILABLE(Blame.OPERATOR),
  /** A fault of Trailmark itself. */
  INTERNAL(Blame.TRAILMARK);

  /** Who can mend it. */
  public enum Blame {
    /** Whoever sent the request. */
    CLIENT,
    /** Whoever runs the server. */
    OPERATOR,
    /** Whoever wrote the server. */
    TRAILMARK
  }

  private final Blame blame;

  ProblemCode(Blame blame) {
    this.blame = blame;
  }

  /** Who can mend it. */
  public Blame blame() {
    return blame;
  }

  /** The name in addresses and documents, for example {@code invalid-statement}. */
  public String slug() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
