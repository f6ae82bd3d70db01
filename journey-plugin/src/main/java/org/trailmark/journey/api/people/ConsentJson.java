package org.trailmark.journey.api.people;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.trailmark.lrs.problem.Fault;
import org.trailmark.lrs.problem.LrsException;
import org.trailmark.lrs.problem.ProblemCode;

/** What somebody said, as JSON: {@code {"state": "granted", "scope": "journey:first-aid"}}. */
final class ConsentJson {
  private static final Set<String> KEYS = Set.of("state", "scope", "at", "by", "reason");

  private ConsentJson() {}

  /**
   * Reads it.
   *
   * @throws LrsException {@code INVALID_DOCUMENT}, with all faults
   */
  static ConsentWord read(String body) {
    List<Fault> faults = new ArrayList<>();
    Map<String, String> texts = JsonTexts.read(body, KEYS, faults);
    @Nullable ConsentWord word =
        ConsentWord.read(
            texts.get("scope"),
            texts.get("state"),
            texts.get("at"),
            texts.get("by"),
            texts.get("reason"),
            "",
            0,
            faults);
    if (word == null || !faults.isEmpty()) {
      throw new LrsException(
          ProblemCode.INVALID_DOCUMENT, "this is no consent; nothing was changed", faults);
    }
    return word;
  }
}
