package org.trailmark.journey.engine;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a statement means to a journey.
 *
 * @param evidence what the fold needs of it; null: it meets no match, and the journey may forget it
 * @param problems matches whose {@code where} could not be told and so counts as false
 */
public record Observation(@Nullable Evidence evidence, List<Problem> problems) {

  public Observation {
    problems = List.copyOf(problems);
  }

  /**
   * A {@code where} that could not be told.
   *
   * @param path JSON pointer of the match in the definition
   * @param message what went wrong, for example that a key is missing
   */
  public record Problem(String path, String message) {
    public Problem {
      requireNonNull(path, "path");
      requireNonNull(message, "message");
    }
  }
}
