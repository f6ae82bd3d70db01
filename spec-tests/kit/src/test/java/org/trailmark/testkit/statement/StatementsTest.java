package org.trailmark.testkit.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trailmark.testkit.statement.Statements.category;
import static org.trailmark.testkit.statement.Statements.completion;
import static org.trailmark.testkit.statement.Statements.duration;
import static org.trailmark.testkit.statement.Statements.grouping;
import static org.trailmark.testkit.statement.Statements.learner;
import static org.trailmark.testkit.statement.Statements.parent;
import static org.trailmark.testkit.statement.Statements.registration;
import static org.trailmark.testkit.statement.Statements.response;
import static org.trailmark.testkit.statement.Statements.score;
import static org.trailmark.testkit.statement.Statements.success;
import static org.trailmark.testkit.statement.Statements.team;
import static org.trailmark.testkit.statement.Statements.type;
import static org.trailmark.testkit.statement.Statements.voiding;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.trailmark.lrs.xapi.Authority;
import org.trailmark.lrs.xapi.Ifi;
import org.trailmark.lrs.xapi.StatementParser;
import org.trailmark.lrs.xapi.XapiVersion;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class StatementsTest {
  private static final UUID ID = UUID.fromString("6690e6c9-3ef0-4ed3-8b37-7f3964730bee");

  private static JsonNode json(StatementDraft draft) {
    return JsonMapper.shared().readTree(draft.json());
  }

  @Test
  void everyWord_isSaid_andTheStatementIsValid() {
    StatementDraft draft =
        learner("ann")
            .passed("https://ex.org/quiz")
            .with(score(0.9), success(true), completion(true), response("yes"))
            .with(duration(Duration.ofMinutes(3)), registration(ID), team("north"))
            .with(parent("https://ex.org/a"), parent("https://ex.org/b"))
            .with(grouping("https://ex.org/c"), category("https://ex.org/d"))
            .with(type("https://ex.org/type"))
            .id(ID)
            .at("2026-03-01T10:00Z");

    assertThat(json(draft))
        .isEqualTo(
            JsonMapper.shared()
                .readTree(
                    """
                    {"actor": {"mbox": "mailto:ann@example.org"},
                     "verb": {"id": "http://adlnet.gov/expapi/verbs/passed"},
                     "object": {"id": "https://ex.org/quiz", "definition": {"type": "https://ex.org/type"}},
                     "result": {"score": {"scaled": 0.9}, "success": true, "completion": true,
                                "response": "yes", "duration": "PT3M"},
                     "context": {
                       "registration": "6690e6c9-3ef0-4ed3-8b37-7f3964730bee",
                       "team": {"objectType": "Group", "name": "north",
                                "account": {"homePage": "https://example.org", "name": "north"}},
                       "contextActivities": {
                         "parent": [{"id": "https://ex.org/a"}, {"id": "https://ex.org/b"}],
                         "grouping": [{"id": "https://ex.org/c"}],
                         "category": [{"id": "https://ex.org/d"}]}},
                     "id": "6690e6c9-3ef0-4ed3-8b37-7f3964730bee",
                     "timestamp": "2026-03-01T10:00:00Z"}
                    """));
    assertThat(parse(draft)).isEqualTo(1);
    assertThat(parse(voiding(ID))).isEqualTo(1);
  }

  private static int parse(StatementDraft draft) {
    Authority authority = Authority.agent(new Ifi.Mbox("mailto:lrs@example.org"), null);
    return new StatementParser(StatementParser.Limits.DEFAULT)
        .parse(
            draft.json().getBytes(StandardCharsets.UTF_8),
            StatementParser.Context.post(XapiVersion.V1_0_3, authority))
        .size();
  }

  @Test
  void draft_isLeftAsItIs_byWhatIsMadeOfIt() {
    StatementDraft draft = learner("ann@school.example").launched("https://ex.org/course");
    StatementDraft later = draft.with(score(1)).at("2026-03-01T10:00+01:00");

    assertThat(draft.happenedAt()).isEmpty();
    assertThat(json(draft).has("result")).isFalse();
    assertThat(later.happenedAt()).contains(Instant.parse("2026-03-01T09:00:00Z"));
    assertThat(StatementDraft.lastOf(draft, later)).isEqualTo(later.happenedAt());
    assertThat(json(draft).at("/actor/mbox").asString()).isEqualTo("mailto:ann@school.example");
  }
}
