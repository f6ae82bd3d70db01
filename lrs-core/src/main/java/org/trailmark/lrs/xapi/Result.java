package org.trailmark.lrs.xapi;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.Optional;

/**
 * The outcome (xAPI-Data 2.4.5).
 *
 * @param success empty: nobody says
 * @param completion empty: nobody says
 * @param duration ISO 8601, as it was sent: months and years have no fixed length
 * @param extensions values as {@link Statement#asMap()} gives them; may be empty
 */
public record Result(
    Optional<Score> score,
    Optional<Boolean> success,
    Optional<Boolean> completion,
    Optional<String> response,
    Optional<String> duration,
    Map<String, Object> extensions) {

  public Result {
    requireNonNull(score, "score");
    requireNonNull(success, "success");
    requireNonNull(completion, "completion");
    requireNonNull(response, "response");
    requireNonNull(duration, "duration");
    requireNonNull(extensions, "extensions");
  }
}
