package org.trailmark.journey.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

class WhereTest {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private static final Map<String, Object> STATEMENT =
      parse(
          """
          {"result": {"score": {"scaled": 0.85, "raw": 17, "max": 20.0}, "success": true,
             "duration": "PT1H", "response": "b",
             "extensions": {"https://ex.org/x": null, "https://ex.org/list": [1, 2.5, 3],
                            "https://ex.org/huge": 123456789012345678901234567890}}}
          """);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          s.result.score.scaled >= 0.8                                   | true
          s.result.score.scaled >= 1                                     | false
          s.result.score.raw >= 16.5                                     | true
          s.result.score.raw == 17.0                                     | true
          s.result.score.max == 20                                       | true
          s.result.score.raw / 2 == 8                                    | true
          has(s.result.success) && s.result.success                      | true
          has(s.result.completion) && s.result.completion                | false
          !has(s.context)                                                | true
          "result" in s                                                  | true
          s.size() == 1 && s.result.success                              | true
          s['result'].success                                            | true
          [{'a': 1}].exists(s, s.a == 1) && s.result.success             | true
          [{'result': 1}].exists(x, x.result == 1 && s.result.success)   | true
          [2].exists(s, s == 2) && s.result.success                      | true
          s.result.extensions['https://ex.org/x'] == null                | true
          s.result.extensions['https://ex.org/list'].exists(x, x > 2)    | true
          s.result.extensions['https://ex.org/huge'] > 1e29              | true
          s.result.response.matches('^[a-c]$')                           | true
          """)
  void where_isTold(String expression, boolean truth) {
    assertThat(Where.compile(expression).test(STATEMENT)).isEqualTo(new Where.Outcome(truth, null));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          s.context.registration == 'x'         | key 'context' is not present in map.
          s.result.score                        | it gives
          s.result.response > 3                 | No matching overload
          s.result.score.raw / 0 == 1           | / by zero
          """)
  void where_thatCannotBeTold_countsAsFalse_andSaysWhy(String expression, String problem) {
    Where.Outcome outcome = Where.compile(expression).test(STATEMENT);

    assertThat(outcome.holds()).isFalse();
    assertThat(outcome.problem()).contains(problem);
  }

  @ParameterizedTest
  @ValueSource(strings = {"now() > s.x", "s.x ==", "1", "'a'", "true ? 1 : 2", "foo(s)"})
  void expression_thatIsNoTruthOfAStatement_isRefused(String expression) {
    assertThatThrownBy(() -> Where.compile(expression))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("column ");
  }

  @Test
  void work_isBounded() {
    Map<String, Object> large =
        parse(
            "{\"l\": ["
                + IntStream.range(0, 200).mapToObj(String::valueOf).collect(Collectors.joining(","))
                + "]}");
    String square = "s.l.all(x, s.l.all(y, x + y >= 0))";

    assertThat(Where.compile(square).test(large).problem()).contains("budget");
    assertThatThrownBy(() -> Where.compile("(".repeat(500) + "true" + ")".repeat(500)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Where.compile("true || ".repeat(1000) + "true"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> parse(String json) {
    return Where.prepare(JSON.readValue(json, Map.class));
  }
}
