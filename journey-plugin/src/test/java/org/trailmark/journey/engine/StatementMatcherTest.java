package org.trailmark.journey.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trailmark.journey.definition.Condition;
import org.trailmark.journey.definition.JourneyReader;
import org.trailmark.lrs.xapi.Statement;
import tools.jackson.databind.json.JsonMapper;

class StatementMatcherTest {
  private static final Instant STORED = Instant.parse("2026-05-01T12:00:00Z");
  private static final String ID = "6690e6c9-3ef0-4ed3-8b37-7f3964730bee";
  private static final String REGISTRATION = "ec531277-b57b-4c15-8d91-d292c5b2b8f7";

  private static final String STATEMENT =
      """
      {"id": "%s", "actor": {"mbox": "mailto:ann@ex.org"},
       "verb": {"id": "https://ex.org/v/passed"},
       "object": {"id": "https://ex.org/quiz", "definition": {"type": "https://ex.org/type/quiz"}},
       "result": {"score": {"scaled": 0.9}},
       "context": {"registration": "%s", "contextActivities": {
          "parent": [{"id": "https://ex.org/module"}],
          "grouping": {"id": "https://ex.org/course"},
          "category": [{"id": "https://ex.org/profile"}],
          "other": [{"id": "https://ex.org/other"}]}},
       "timestamp": "2026-05-01T09:30:00.1239+02:00"}
      """
          .formatted(ID, REGISTRATION);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          verb: 'https://ex.org/v/passed'                                    | true
          verb: ['https://ex.org/v/failed', 'https://ex.org/v/passed']       | true
          verb: 'https://ex.org/v/failed'                                    | false
          activity: 'https://ex.org/quiz'                                    | true
          activity: 'https://ex.org/module'                                  | false
          under: 'https://ex.org/quiz'                                       | true
          under: 'https://ex.org/module'                                     | true
          under: 'https://ex.org/course'                                     | true
          under: 'https://ex.org/other'                                      | false
          type: 'https://ex.org/type/quiz'                                   | true
          type: 'https://ex.org/type/video'                                  | false
          category: 'https://ex.org/profile'                                 | true
          category: 'https://ex.org/module'                                  | false
          where: 's.result.score.scaled > 0.8'                               | true
          where: 's.result.score.scaled > 0.95'                              | false
          verb: 'https://ex.org/v/passed', type: 'https://ex.org/type/video' | false
          """)
  void match_needsAllOfItsParts(String match, boolean holds) {
    assertThat(matcher(match).observe(parse(STATEMENT), STORED, 5).evidence() != null)
        .isEqualTo(holds);
  }

  @Test
  void evidence_holdsWhatTheFoldNeeds() {
    assertThat(matcher("where: 'true'").observe(parse(STATEMENT), STORED, 5).evidence())
        .isEqualTo(
            new Evidence(
                UUID.fromString(ID),
                Instant.parse("2026-05-01T07:30:00.123Z"),
                STORED,
                5,
                Set.of(0),
                "https://ex.org/quiz",
                UUID.fromString(REGISTRATION)));
  }

  @Test
  void typedStatement_meansTheSame() {
    String stored =
        STATEMENT
            .replace(
                "\"timestamp\":",
                """
                "stored": "2026-05-01T12:00:00.000Z", "version": "1.0.3",
                "authority": {"mbox": "mailto:lrs@ex.org"}, "timestamp":\
                """)
            .replace(
                "{\"id\": \"https://ex.org/course\"}", "[{\"id\": \"https://ex.org/course\"}]");
    Statement statement = Statement.read(stored.getBytes(StandardCharsets.UTF_8));
    StatementMatcher matcher = matcher("where: 's.result.score.scaled > 0.8'");

    assertThat(matcher.observe(statement, 5))
        .isEqualTo(matcher.observe(parse(STATEMENT), STORED, 5));
  }

  @Test
  void timestampWithoutZone_isUtc() {
    Map<String, Object> statement =
        parse(STATEMENT.replace("2026-05-01T09:30:00.1239+02:00", "2026-05-01T09:30:00"));

    assertThat(matcher("where: 'true'").observe(statement, STORED, 5).evidence())
        .extracting(Evidence::at)
        .isEqualTo(Instant.parse("2026-05-01T09:30:00Z"));
  }

  @ParameterizedTest
  @CsvSource({
    "20260501T093000, 2026-05-01T09:30:00Z",
    "2026-05-01T09:30, 2026-05-01T09:30:00Z",
    "2016-12-31T23:59:60Z, 2017-01-01T00:00:00Z",
    "2026-05-01T09:30:00-00:30, 2026-05-01T10:00:00Z",
  })
  void timestamp_isReadAsTheStoreReadsIt(String timestamp, Instant time) {
    Map<String, Object> statement =
        parse(STATEMENT.replace("2026-05-01T09:30:00.1239+02:00", timestamp));

    assertThat(matcher("where: 'true'").observe(statement, STORED, 5).evidence())
        .extracting(Evidence::at)
        .isEqualTo(time);
  }

  @Test
  void where_thatCannotBeTold_isShown() {
    Observation observation =
        matcher("where: 's.result.score.raw > 3'").observe(parse(STATEMENT), STORED, 5);

    assertThat(observation.evidence()).isNull();
    assertThat(observation.problems())
        .containsExactly(
            new Observation.Problem(
                "/entry/match", "key 'raw' is not present in map.", Condition.Role.ACTOR));
  }

  @Test
  void where_isNotAskedWhenTheRestDoesNotFit() {
    StatementMatcher matcher =
        matcher("verb: 'https://ex.org/v/failed', where: 's.result.score.raw > 3'");

    assertThat(matcher.observe(parse(STATEMENT), STORED, 5).problems()).isEmpty();
  }

  @Test
  void subStatement_neverMatches() {
    Map<String, Object> statement =
        parse(
            """
            {"id": "%s", "verb": {"id": "https://ex.org/v/planned"},
             "object": {"objectType": "SubStatement", "verb": {"id": "https://ex.org/v/passed"},
                        "object": {"id": "https://ex.org/quiz"}}}
            """
                .formatted(ID));

    assertThat(matcher("where: 'true'").observe(statement, STORED, 5).evidence()).isNull();
  }

  @Test
  void voidingStatement_matchesOnlyWhereItsVerbIsNamed() {
    Map<String, Object> voiding =
        parse(
            """
            {"id": "%s", "verb": {"id": "http://adlnet.gov/expapi/verbs/voided"},
             "object": {"objectType": "StatementRef", "id": "%s"}}
            """
                .formatted(ID, REGISTRATION));

    assertThat(matcher("where: 'true'").observe(voiding, STORED, 5).evidence()).isNull();
    assertThat(
            matcher("verb: 'http://adlnet.gov/expapi/verbs/voided'")
                .observe(voiding, STORED, 5)
                .evidence())
        .isNotNull();
  }

  @Test
  void objectThatIsNoActivity_isNoActivity() {
    Map<String, Object> met =
        parse(
            """
            {"id": "%s", "verb": {"id": "https://ex.org/v/met"},
             "object": {"objectType": "StatementRef", "id": "https://ex.org/quiz"}}
            """
                .formatted(ID));

    assertThat(matcher("activity: 'https://ex.org/quiz'").observe(met, STORED, 5).evidence())
        .isNull();
    assertThat(matcher("verb: 'https://ex.org/v/met'").observe(met, STORED, 5).evidence())
        .extracting(Evidence::object)
        .isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-05-01T11:00:00Z,      2026-05-01T11:00:00Z",
    "2026-05-01T12:05:00Z,      2026-05-01T12:05:00Z",
    "2026-05-01T12:05:00.001Z,  2026-05-01T12:00:00Z",
    "2031-05-01T12:00:00Z,      2026-05-01T12:00:00Z",
    "2026-05-01T11:00:00.9999Z, 2026-05-01T11:00:00.999Z"
  })
  void eventTime_isTheTimestamp_unlessItLiesInTheFuture(Instant timestamp, Instant time) {
    assertThat(StatementMatcher.eventTime(timestamp, STORED, Duration.ofMinutes(5)))
        .isEqualTo(time);
  }

  private static StatementMatcher matcher(String match) {
    return new StatementMatcher(
        new JourneyReader()
            .read(
                "journey: j\nversion: 1\nstages: [s]\nsteps: {a: {stage: s}}\nentry: {match: {%s}}"
                    .formatted(match)));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> parse(String json) {
    return JsonMapper.shared().readValue(json, Map.class);
  }
}
