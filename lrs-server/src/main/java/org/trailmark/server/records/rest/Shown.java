package org.trailmark.server.records.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What admins see of statements. Times are UTC; what is null or empty is left out. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
final class Shown {
  private Shown() {}

  /**
   * Who did it.
   *
   * @param id to ask for her under {@code learners}
   * @param agent as in statements; null for a group without an identifier
   */
  public record Learner(String id, @Nullable String name, @Nullable Map<String, Object> agent) {}

  /**
   * A verb.
   *
   * @param id IRI
   * @param name language map
   */
  public record Verb(
      String id, @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> name) {}

  /**
   * An activity.
   *
   * @param id IRI
   * @param name language map
   * @param type IRI
   */
  public record Activity(
      String id,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> name,
      @Nullable String type) {}

  /**
   * A statement, with what it names.
   *
   * @param score scaled
   * @param duration in seconds
   * @param statement as it is stored
   */
  public record Statement(
      long seq,
      String id,
      Instant stored,
      Instant timestamp,
      boolean voided,
      @Nullable Learner learner,
      Verb verb,
      @Nullable Activity activity,
      @Nullable Double score,
      @Nullable Boolean success,
      @Nullable Boolean completion,
      @Nullable Double duration,
      @JsonRawValue String statement) {}

  /**
   * How many.
   *
   * @param exact false: there are more
   */
  public record Count(long statements, boolean exact) {}

  /**
   * A part of what was found.
   *
   * @param behind how much of the log is not searched yet; 0: nothing
   * @param more where the next part is, relative to {@code /admin/api/}; null: this is the last
   */
  public record Statements(
      List<Statement> statements, @Nullable Count count, long behind, @Nullable String more) {}
}
