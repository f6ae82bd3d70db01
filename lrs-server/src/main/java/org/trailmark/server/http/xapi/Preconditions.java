package org.trailmark.server.http.xapi;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;

/** On what a request is to depend (xAPI-Communication 3.1, RFC 9110 13). */
public final class Preconditions {
  private final @Nullable EntityTags ifMatch;
  private final @Nullable EntityTags ifNoneMatch;

  private Preconditions(@Nullable EntityTags ifMatch, @Nullable EntityTags ifNoneMatch) {
    this.ifMatch = ifMatch;
    this.ifNoneMatch = ifNoneMatch;
  }

  /**
   * Those of a request.
   *
   * @throws LrsException {@code INVALID_HEADER} if a header is no list of entity tags
   */
  public static Preconditions of(ContainerRequestContext request) {
    return new Preconditions(
        tags(request, HttpHeaders.IF_MATCH), tags(request, HttpHeaders.IF_NONE_MATCH));
  }

  private static @Nullable EntityTags tags(ContainerRequestContext request, String header) {
    return EntityTags.of(header, request.getHeaderString(header));
  }

  /** Whether it depends on nothing. */
  public boolean isEmpty() {
    return ifMatch == null && ifNoneMatch == null;
  }

  /**
   * Refuses a change that is based on something else than what is there.
   *
   * @param current entity tag without quotes; null: nothing is there
   * @throws LrsException {@code PRECONDITION_FAILED}
   */
  public void requireForChange(@Nullable String current) {
    requireMatch(current);
    if (ifNoneMatch != null && ifNoneMatch.matchWeakly(current)) {
      throw failed(
          HttpHeaders.IF_NONE_MATCH
              + " does not hold: there is a document with the ETag \""
              + current
              + "\" already. Nothing was changed.");
    }
  }

  /**
   * Whether the client has what is there already.
   *
   * @throws LrsException {@code PRECONDITION_FAILED}
   */
  boolean isNotModified(String current) {
    requireMatch(current);
    return ifNoneMatch != null && ifNoneMatch.matchWeakly(current);
  }

  private void requireMatch(@Nullable String current) {
    if (ifMatch != null && !ifMatch.matchStrongly(current)) {
      throw failed(
          HttpHeaders.IF_MATCH
              + " does not hold: "
              + (current == null
                  ? "there is no such document."
                  : "the document changed; its ETag is \"" + current + "\".")
              + " Nothing was changed.");
    }
  }

  private static LrsException failed(String message) {
    return new LrsException(ProblemCode.PRECONDITION_FAILED, message);
  }
}
