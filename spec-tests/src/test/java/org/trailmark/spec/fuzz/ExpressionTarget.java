package org.trailmark.spec.fuzz;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import java.time.Instant;
import java.util.Map;
import org.trailmark.journey.definition.Journey;
import org.trailmark.journey.definition.JourneyReader;
import org.trailmark.journey.engine.StatementMatcher;
import org.trailmark.lrs.problem.LrsException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Any text as an expression (CEL) over a statement: it is refused in words, or says yes, no, or
 * what it could not do.
 */
public final class ExpressionTarget {
  private static final JourneyReader READER = new JourneyReader();
  private static final Instant STORED = Instant.parse("2026-11-27T12:00:00Z");
  private static final Map<String, Object> STATEMENT =
      Map.of(
          "id", "6c8e3a7e-3f5c-4f36-9c80-8d4c1b1f8a01",
          "actor", Map.of("mbox", "mailto:ann@example.org"),
          "verb", Map.of("id", "http://adlnet.gov/expapi/verbs/passed"),
          "object", Map.of("id", "https://example.org/course/1"),
          "result", Map.of("success", true, "score", Map.of("scaled", 0.92)),
          "timestamp", "2026-11-27T11:00:00Z");

  private ExpressionTarget() {}

  /** Called by the fuzzer with each input. */
  public static void fuzzerTestOneInput(FuzzedDataProvider data) {
    String expression = data.consumeRemainingAsString();
    try {
      Journey journey = READER.read(definition(expression));
      new StatementMatcher(journey).observe(STATEMENT, STORED, 1);
    } catch (LrsException refusal) {
      StatementTarget.requireClientsFault(refusal);
    }
  }

  private static String definition(String expression) {
    return """
    {"journey": "fuzzed", "version": 1, "stages": ["s"], "steps": {"a": {"stage": "s"}},
     "entry": {"match": {"verb": "http://adlnet.gov/expapi/verbs/passed", "where": %s}}}\
    """
        .formatted(quoted(expression));
  }

  private static String quoted(String text) {
    return JsonMapper.shared().writeValueAsString(text);
  }
}
