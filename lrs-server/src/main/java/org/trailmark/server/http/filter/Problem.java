package org.trailmark.server.http.filter;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.problem.Fault;
import org.trailmark.lrs.problem.ProblemCode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A problem document (RFC 9457). No property has a name that a statement has too.
 *
 * @param type stable name of the kind of problem
 * @param title the kind in words
 * @param status the status of the response
 * @param detail what is wrong in this case
 * @param code the end of {@code type}, short
 * @param faults every fault with its place; left out when empty
 * @param errorId what to look for in the log; only where the fault is not the client's
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonPropertyOrder({"type", "title", "status", "detail", "code", "faults", "errorId"})
record Problem(
    String type,
    String title,
    int status,
    String detail,
    String code,
    List<Place> faults,
    @Nullable String errorId) {

  static final String MEDIA_TYPE = "application/problem+json";
  private static final JsonMapper JSON = new JsonMapper();

  static Problem of(
      ProblemCode code, int status, String detail, List<Fault> faults, @Nullable String errorId) {
    String slug = code.slug();
    String title = slug.substring(0, 1).toUpperCase(Locale.ROOT) + slug.substring(1);
    return new Problem(
        "urn:trailmark:problem:" + slug,
        title.replace('-', ' '),
        status,
        detail,
        slug,
        faults.stream().map(Place::of).toList(),
        errorId);
  }

  byte[] json() {
    return JSON.writeValueAsBytes(this);
  }

  /** For people, in lines. */
  String text() {
    StringBuilder text = new StringBuilder().append(status).append(' ').append(title).append('\n');
    text.append(detail).append('\n');
    for (Place fault : faults) {
      text.append("- ").append(fault.pointer).append(' ').append(fault.message).append('\n');
    }
    return errorId == null ? text.toString() : text + "Error " + errorId + '\n';
  }

  /**
   * A fault and its place.
   *
   * @param statement position in the batch, from 0; left out where there is no batch
   * @param pointer JSON pointer
   * @param line line of a text written by hand, from 1; left out where lines mean nothing
   * @param message what is wrong
   * @param clause the clause of the standard
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Place(
      @Nullable Integer statement,
      String pointer,
      @Nullable Integer line,
      String message,
      @Nullable String clause) {
    static Place of(Fault fault) {
      return new Place(
          fault.index() < 0 ? null : fault.index(),
          fault.pointer(),
          fault.line() == 0 ? null : fault.line(),
          fault.message(),
          fault.clause());
    }
  }
}
